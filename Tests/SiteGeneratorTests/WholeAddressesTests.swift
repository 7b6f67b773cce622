import Markup
import Testing

@testable import SiteGenerator

@Suite("Addresses for readers without the page")
struct WholeAddressesTests {
    @Test(
        "They lead where the page's own do, and what is percent-encoded stays so once",
        arguments: [
            ("talk.pdf", "/pod/episodes/%E7%9B%90/talk.pdf"), ("./talk.pdf#page=2", "/pod/episodes/%E7%9B%90/talk.pdf#page=2"),
            ("my%20slides/a%20b.pdf", "/pod/episodes/%E7%9B%90/my%20slides/a%20b.pdf"), ("../one/", "/pod/episodes/one/"),
            ("..", "/pod/episodes/"), ("../../../../x", "/pod/x"), ("/press/kit.txt?a=../b", "/pod/press/kit.txt?a=../b"),
            ("#t=12", "/pod/episodes/%E7%9B%90/#t=12"),
        ])
    func relative(address: String, expected: String) {
        let addresses = WholeAddresses(site: "https://show.example/pod")
        #expect(addresses.of(address, on: .page("episodes", "盐")) == "https://show.example" + expected)
    }

    @Test(
        "Those that are whole stay as they are",
        arguments: ["https://a.example/b/../c", "mailto:jo@a.example", "geo:1,2", ""])
    func whole(address: String) {
        #expect(WholeAddresses(site: "https://show.example").of(address, on: .page("about")) == address)
    }

    @Test("A page at the site's top, and an address without a scheme")
    func top() {
        let addresses = WholeAddresses(site: "https://show.example")
        #expect(addresses.of("a/b.html", on: Places.notFound) == "https://show.example/a/b.html")
        #expect(addresses.of("//a.example/b", on: Places.home) == "https://a.example/b")
    }
}
