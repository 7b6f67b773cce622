import Podcast
import Testing

@Suite("Where a site stands")
struct SiteAddressTests {
    @Test(
        "An address that paths can be written after is taken without the slashes at its end",
        arguments: [
            ("https://example.com", "https://example.com"), ("HTTPS://example.com//", "https://example.com"),
            ("http://localhost:8080/show/", "http://localhost:8080/show"), ("https://[::1]:1/x", "https://[::1]:1/x"),
            ("https://播客.example/起朱楼", "https://播客.example/起朱楼"),
        ])
    func taken(text: String, address: String) throws {
        #expect(try SiteAddress(text).string == address)
    }

    @Test(
        "What no path can be written after is refused, whatever combining mark hides it",
        arguments: [
            "", "example.com", "https://", "https:///x", "ftp://example.com", "https://example.com?a=b", "https://example.com/#x",
            "https://example.com/?\u{301}a", "https://example.com/#\u{301}", "https://jo@example.com", "https://jo@\u{301}example.com",
            "https://exa mple.com", "https://example.com/\"x", "https://example.com:x", "https://.example", "https://[ａ:]",
        ])
    func refused(text: String) {
        #expect(throws: SiteAddress.Fault.self) { try SiteAddress(text) }
    }
}
