import ArgumentParser
import SiteGenerator

/// A host as the command line names it.
enum Host: String, CaseIterable, ExpressibleByArgument {
    case gitHubPages = "github-pages"
    case gitLabPages = "gitlab-pages"
    case cloudflarePages = "cloudflare-pages"

    var limits: HostLimits {
        switch self {
        case .gitHubPages: .gitHubPages
        case .gitLabPages: .gitLabPages
        case .cloudflarePages: .cloudflarePages
        }
    }
}
