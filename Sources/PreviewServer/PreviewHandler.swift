import FlyingFox
import Foundation

/// Answers the preview's requests.
struct PreviewHandler: HTTPHandler {
    let files: SiteFiles
    let names: HostNames
    let newsroom: Newsroom

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard names.include(request.headers[.host]) else {
            return Self.text(.misdirectedRequest, "The preview answers to the addresses that it printed, and to no other name.\n")
        }
        guard request.method == .GET || request.method == .HEAD else {
            let text = Array("The preview only shows pages.\n".utf8)
            return HTTPResponse(
                statusCode: .methodNotAllowed,
                headers: [.contentType: "text/plain; charset=utf-8", HTTPHeader("Allow"): "GET, HEAD", .connection: "close"],
                body: HTTPBodySequence(from: FinalBody(bytes: text), count: text.count))
        }
        switch request.target.path() {
        case ReloadScript.path:
            return HTTPResponse(
                statusCode: .ok, headers: [.contentType: MediaTypes.type(of: ReloadScript.path), .cacheControl: "no-cache"],
                body: Data(ReloadScript.source.utf8))
        case ReloadScript.socketPath:
            // Any page in the browser may open a socket; only our own are told of the podcaster's mistakes.
            guard let host = request.headers[.host], request.headers[HTTPHeader("Origin")] == "http://\(host)" else {
                return Self.text(.forbidden, "")
            }
            let reader = Newsroom.Reader(
                newsroom: newsroom, page: request.query["page"] ?? "", build: request.query["build"].flatMap { Int($0) } ?? 0)
            return try await WebSocketHTTPHandler(handler: MessageFrameWSHandler(handler: reader)).handleRequest(request)
        default:
            return files.response(to: request)
        }
    }

    private static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(statusCode: status, headers: [.contentType: "text/plain; charset=utf-8"], body: Data(text.utf8))
    }
}
