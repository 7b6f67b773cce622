import Testing

@testable import PreviewServer

@Suite("The preview's addresses")
struct SiteFilesTests {
    @Test(
        "An address is decoded once, and leads nowhere where it would leave the site",
        arguments: [
            ("/", ""), ("/episodes/a/", "episodes/a/"), ("/%E5%85%88.html", "先.html"), ("/a%20b", "a b"), ("/%252e%252e/x", "%2e%2e/x"),
            ("/..", nil), ("/a/../b", nil), ("/%2e%2e/x", nil), ("/a/%2E%2E", nil), ("/./a", nil), ("//etc/passwd", nil), ("/a//b", nil),
            ("/a%00", nil), ("/a%5C..%5Cb", nil), ("/.build-site/manifest", nil), ("/%2Ebuild-site/x", nil), ("/%", nil), ("/%FF", nil),
            ("", nil), ("a", nil), ("/a/.well-known/x", "a/.well-known/x"),
        ] as [(String, String?)])
    func paths(address: String, path: String?) {
        #expect(SiteFiles.path(of: address) == path)
    }

    @Test("It answers to its own names only")
    func names() {
        let names = HostNames(listeningOn: "127.0.0.1")
        for name in ["localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1:8080", "[::1]:8080"] {
            #expect(names.include(name), "\(name)")
        }
        for name in ["evil.example", "127.0.0.1.evil.example:8080", "", "localhost.evil.example", "192.168.0.7"] {
            #expect(!names.include(name), "\(name)")
        }
        #expect(!names.include(nil))
        #expect(HostNames(listeningOn: "192.168.0.7").include("192.168.0.7:8080"))
    }

    @Test("Files have the types that hosts give them")
    func types() {
        #expect(MediaTypes.type(of: "a/index.html") == "text/html; charset=utf-8")
        #expect(MediaTypes.type(of: "a/b.MP3") == "audio/mpeg")
        #expect(MediaTypes.type(of: "a.b/CNAME") == "application/octet-stream")
    }
}
