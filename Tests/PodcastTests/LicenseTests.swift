import Podcast
import Testing

@Suite("Licenses")
struct LicenseTests {
    @Test("Licenses of Creative Commons are known however they are written; others are text or an address")
    func licenses() {
        for written in ["CC BY-SA 4.0", "cc-by-sa-4.0", "CC BY SA 4.0"] {
            #expect(License(PlainText(written)).address == "https://creativecommons.org/licenses/by-sa/4.0/")
        }
        for written in ["CC0", "CC0 1.0", "CC0-1.0"] {
            #expect(License(PlainText(written)).address == "https://creativecommons.org/publicdomain/zero/1.0/")
        }
        for written in ["CC", "CC BY", "CC BY 9.0", "CC SA 4.0", "All rights reserved", "MIT", "CC BY-SA-4.0 javascript:x"] {
            #expect(License(PlainText(written)).address == nil, "\(written)")
        }
        #expect(License("https://a.example/license").address == "https://a.example/license")
        #expect(License("Our terms", at: "https://a.example/terms").address == "https://a.example/terms")
    }
}
