import Podcast
import Storage
import Templates

/// Gives each page kind its surroundings in each language.
struct Designer: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case home, episode, embed, episodes, people, person, season, tags, tag, page
        case notFound = "not-found"

        var file: String { "\(rawValue).html" }
    }

    var chrome: Chrome
    var wordings: Wordings
    var layouts: [Kind: PageTemplate]
    /// Stands for the running program and the libraries it renders with.
    var program: Digest

    func surroundings(_ kind: Kind, in language: Language) -> Surroundings {
        Surroundings(chrome: chrome, wording: wordings[language], words: wordings.digest, layout: layouts[kind]!, program: program)
    }
}
