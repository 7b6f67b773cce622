import FlyingFox
import Foundation
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The files of the previewed site, as a static host serves them.
///
/// Nothing outside the folder is served: a path with `..`, a backslash or NUL is nowhere, a symlink is not followed.
struct SiteFiles: Sendable {
    /// An absolute path.
    let folder: String
    /// Shown in place of the files.
    var early: EarlyPages?
    /// What is put at the end of each page on its way; never into a file.
    let script: @Sendable () -> String

    /// The answer to GET and HEAD.
    func response(to request: HTTPRequest) -> HTTPResponse {
        guard let path = Self.path(of: request.target.path()) else { return missing(request) }
        switch find(path) {
        case .file(let stat): return file(path, stat, request, status: .ok)
        case .folder where path.isEmpty || path.hasSuffix("/"):
            let index = path + "index.html"
            guard case .file(let stat) = find(index) else { return missing(request) }
            return file(index, stat, request, status: .ok)
        case .folder:
            return HTTPResponse(statusCode: .movedPermanently, headers: HTTPHeaders([.location: request.target.path() + "/"]))
        case .nothing: return missing(request)
        }
    }

    /// The path from the site's folder: decoded once, without a slash at its beginning. Nil where it leads nowhere.
    static func path(of encoded: String) -> String? {
        guard encoded.hasPrefix("/"), let decoded = String(encoded.dropFirst()).removingPercentEncoding else { return nil }
        guard !decoded.utf8.contains(0), !decoded.utf8.contains(UInt8(ascii: "\\")) else { return nil }
        var names = decoded.split(separator: "/", omittingEmptySubsequences: false)
        if names.last?.isEmpty == true { names.removeLast() }
        guard !names.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), names.first != ".build-site" else { return nil }
        return decoded
    }

    private enum Place {
        case file(stat)
        case folder
        case nothing
    }

    private func find(_ path: String) -> Place {
        // Each part of the path by itself, so that no symlink on the way is followed.
        var place = Place.folder
        var whole = folder
        for name in path.split(separator: "/") {
            guard case .folder = place else { return .nothing }
            whole += "/\(name)"
            var status = stat()
            guard lstat(whole, &status) == 0 else { return .nothing }
            switch status.st_mode & S_IFMT {
            case S_IFREG: place = .file(status)
            case S_IFDIR: place = .folder
            default: return .nothing
            }
        }
        if case .file = place, path.hasSuffix("/") { return .nothing }
        return place
    }

    private func missing(_ request: HTTPRequest) -> HTTPResponse {
        guard case .file(let stat) = find("404.html") else {
            // Before the first build without errors. The script shows them, and loads the page once they are mended.
            let page = "<!DOCTYPE html><html><meta charset=\"utf-8\"><title>build-site</title>\n\(script())"
            return respond(to: request, .notFound, [.contentType: MediaTypes.type(of: "404.html")], body: Data(page.utf8))
        }
        return file("404.html", stat, request, status: .notFound)
    }

    private func file(_ path: String, _ stat: stat, _ request: HTTPRequest, status: HTTPStatusCode) -> HTTPResponse {
        let type = MediaTypes.type(of: path)
        let url = URL(fileURLWithPath: "\(folder)/\(path)", isDirectory: false)
        var headers: HTTPHeaders = [
            .contentType: type, .cacheControl: "no-cache", HTTPHeader("X-Content-Type-Options"): "nosniff",
            // Drafts are not for the pages of other sites.
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        ]
        if type.hasPrefix("text/html") {
            // Before the page is read: of a page that a build changes meanwhile, a number that is too low only costs a reload.
            let script = script()
            guard let page = early?[path] ?? (try? Data(contentsOf: url)) else { return HTTPResponse(statusCode: .notFound) }
            return respond(to: request, status, headers, body: page + Data(script.utf8))
        }
        let tag = "\"\(stat.st_size)-\(FileStat(stat).mtimeNanoseconds)\""
        headers[.eTag] = tag
        headers[.acceptRanges] = "bytes"
        if status == .ok, request.headers[.ifNoneMatch]?.contains(tag) == true {
            return HTTPResponse(statusCode: .notModified, headers: headers)
        }
        let size = Int(stat.st_size)
        // A range of another version of the file would be a mixture of two.
        let isSame = request.headers[HTTPHeader("If-Range")].map { $0 == tag } ?? true
        do {
            switch isSame ? ByteRange(request.headers[.range], size: size) : .whole {
            case .whole:
                return respond(to: request, status, headers, body: try Self.body(url, 0..<size), count: size)
            case .part(let range):
                headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
                return respond(to: request, .partialContent, headers, body: try Self.body(url, range), count: range.count)
            case .unsatisfiable:
                headers[.contentRange] = "bytes */\(size)"
                return HTTPResponse(statusCode: .rangeNotSatisfiable, headers: headers)
            }
        } catch {
            return HTTPResponse(statusCode: .notFound)
        }
    }

    private static func body(_ url: URL, _ range: Range<Int>) throws -> HTTPBodySequence {
        range.isEmpty ? HTTPBodySequence() : try HTTPBodySequence(file: url, range: range, suggestedBufferSize: 65_536)
    }

    private func respond(to request: HTTPRequest, _ status: HTTPStatusCode, _ headers: HTTPHeaders, body: Data) -> HTTPResponse {
        respond(to: request, status, headers, body: HTTPBodySequence(data: body), count: body.count)
    }

    /// HEAD says how long the answer would be, and keeps it to itself.
    private func respond(
        to request: HTTPRequest, _ status: HTTPStatusCode, _ headers: HTTPHeaders, body: HTTPBodySequence, count: Int
    ) -> HTTPResponse {
        guard request.method == .HEAD else { return HTTPResponse(statusCode: status, headers: headers, body: body) }
        var headers = headers
        headers[.contentLength] = String(count)
        return HTTPResponse(statusCode: status, headers: headers)
    }
}
