import Diagnostics

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How much a host takes. Which host a site is for is known to who builds it, not to the site: without `--limits` nothing is said.
public struct HostLimits: Sendable, Equatable {
    /// As its users call it.
    public let host: String
    /// How many files a site may have.
    public let files: Int?
    /// Of one file.
    public let fileBytes: Int?
    /// Of the whole site.
    public let bytes: Int?

    /// https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
    public static let gitHubPages = HostLimits(host: "GitHub Pages", files: nil, fileBytes: nil, bytes: 1_000_000_000)
    /// https://docs.gitlab.com/user/gitlab_com/#gitlab-pages; another GitLab may allow more or less.
    public static let gitLabPages = HostLimits(host: "GitLab Pages", files: 200_000, fileBytes: nil, bytes: 1_000_000_000)
    /// https://developers.cloudflare.com/pages/platform/limits/, without a paid plan.
    public static let cloudflarePages = HostLimits(host: "Cloudflare Pages", files: 20_000, fileBytes: 25 << 20, bytes: nil)

    /// What in the output folder is, or will soon be, too much: a site grows, so of its files and bytes 90 % are worth a warning; a
    /// recording does not. Files count that no build wrote, since they are uploaded as well.
    func warnings(of folder: String) -> Diagnostics {
        var (count, sum) = (0, 0)
        var found: [Diagnostic] = []
        Self.forEachFile(in: folder) { path, size in
            count += 1
            sum += size
            guard let fileBytes, size > fileBytes else { return }
            found.append(
                Diagnostic(
                    .hostLimit, "\(host) takes files of \(fileBytes >> 20) MiB at most, and this has \(Self.mebibytes(size))",
                    at: SourceLocation(file: path), hint: "keep recordings on an audio host, and write their addresses into `audio`"))
        }
        if let files, Self.isNear(count, files) {
            found.append(
                Diagnostic(
                    .hostLimit, "\(host) takes \(files) files at most, and the site has \(count)", at: SourceLocation(file: folder),
                    hint:
                        "`transcriptFormats`, `chapterFormats`, `pictureFormats` and `shareCards` in show.yml say what is published beside an episode"
                ))
        }
        if let bytes, Self.isNear(sum, bytes) {
            found.append(
                Diagnostic(
                    .hostLimit, "\(host) takes \(bytes / 1_000_000) MB at most, and the site has \(sum / 1_000_000) MB",
                    at: SourceLocation(file: folder), hint: "keep recordings on an audio host, and write their addresses into `audio`"))
        }
        return Diagnostics(found)
    }

    private static func isNear(_ number: Int, _ limit: Int) -> Bool { number > limit / 10 * 9 }

    private static func mebibytes(_ bytes: Int) -> String {
        // Rounded up: 25 MiB and a byte is not 25.0.
        let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
        return "\(tenths / 10).\(tenths % 10) MiB"
    }

    /// Not of build-site's own folder, which the recipes leave out. What cannot be read is left out too: the build has read it already.
    private static func forEachFile(in folder: String, isTop: Bool = true, _ body: (_ path: String, _ size: Int) -> Void) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name == "." || name == ".." || (isTop && name == ".build-site") { continue }
            let path = "\(folder)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: forEachFile(in: path, isTop: false, body)
            case S_IFREG: body(path, Int(status.st_size))
            default: break
            }
        }
    }
}
