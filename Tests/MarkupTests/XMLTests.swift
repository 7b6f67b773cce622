import Markup
import Podcast
import Testing

@Suite("XML")
struct XMLTests {
    private func events(_ text: String) -> [String] {
        var reader = XMLReader(Array(text.utf8))
        var events: [String] = []
        do throws(XMLReader.Fault) {
            while let event = try reader.next() {
                switch event {
                case .start(let element):
                    events.append("<\(element.namespace)|\(element.name)\(element.attributes.map { " \($0.name)=\($0.value)" }.joined())>")
                case .end: events.append("</>")
                case .text(let text): events.append(text)
                }
            }
        } catch { events.append("\(error.offset): \(error.message)") }
        return events
    }

    @Test("Elements, their namespaces, attributes and text come one after the other")
    func whole() {
        #expect(
            events("<?xml version='1.0'?><!-- <x> --><a xmlns='one' xmlns:p='two' k=\"v&amp;w\"><p:b/>t<![CDATA[<&]]>&#65;&#x42;</a>\n")
                == ["<one|a k=v&w>", "<two|b>", "</>", "t", "<&", "AB", "</>"])
        #expect(events("<a><b xmlns='x'/><b/><q:c/></a>") == ["<|a>", "<x|b>", "</>", "<|b>", "</>", "<q|c>", "</>", "</>"])
    }

    @Test("A prefix stands for what the innermost element around says, and for what it stood for before behind it")
    func namespaces() {
        #expect(
            events("<p:a xmlns:p='1'><p:b xmlns:p='2' xmlns:q='3'><p:c/><q:d/></p:b><p:e/><q:f/></p:a>") == [
                "<1|a>", "<2|b>", "<2|c>", "</>", "<3|d>", "</>", "</>", "<1|e>", "</>", "<q|f>", "</>", "</>",
            ])
        #expect(events("<a xmlns:p='1' xmlns:p='2'><p:b/></a>") == ["<|a>", "<2|b>", "</>", "</>"])
    }

    @Test("Four times as many namespaces and elements take four times as long")
    func manyNamespaces() {
        func time(_ count: Int) -> Duration {
            let declarations = (0..<count).map { " xmlns:p\($0)='\($0)'" }.joined()
            let text = "<a\(declarations)>" + String(repeating: "<p0:b/>", count: count) + "</a>"
            return ContinuousClock().measure { #expect(events(text).count == 2 * count + 2) }
        }
        // Sixteen, were it quadratic; whatever else the machine does only adds to it.
        #expect((0..<5).contains { _ in time(8000) < time(2000) * 10 })
    }

    @Test("Entities are five and numbers; what a document type declares is never used")
    func entities() {
        let bomb = "<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
        #expect(
            events("\(bomb)<a b='&m;'>&f;&lt;&gt;&apos;&quot;&nbsp;&#x110000;&#xD800;&</a>") == [
                "<|a b=&m;>", "&f;<>'\"&nbsp;\u{FFFD}\u{FFFD}&", "</>",
            ])
    }

    @Test("White space is as the standard has it")
    func space() {
        #expect(events("<a b='x\r\ny\tz'>x\r\ny\rz</a>") == ["<|a b=x y z>", "x\ny\nz", "</>"])
    }

    @Test(
        "What is not XML says where and why",
        arguments: [
            ("", "0: there is no element"), ("text", "0: this is not XML, which begins with <"), ("<a>", "3: the text ends before </a>"),
            ("<a></b>", "3: </b> stands where </a> should be"), ("<a/></a>", "4: </a> ends an element that never began"),
            ("<a/><b/>", "4: there is a second root element"), ("<a/>x", "4: there is text behind the root element"),
            ("<a b=c/>", "5: the value of b should be in quotes"), ("<a b='c", "6: the value of b has no quote at its end"),
            ("<a b>", "4: there should be a value for b here"),
            ("<a <b/></a>", "3: there should be an attribute or the end of the tag here"),
            ("<a>1 < 2</a>", "5: a < in text is written &lt;"), ("<a><!-- ", "3: a comment begins here that never ends"),
            ("<!DOCTYPE a [", "0: a declaration begins here that never ends"),
        ])
    func faults(text: String, fault: String) {
        #expect(events(text).last == fault)
    }

    @Test("Text is written so that it is read back, in elements and in attributes")
    func writing() {
        let text: PlainText = "a<b>&\"'\u{301}]]>\n\t中"
        var xml = XML()
        xml.append(markup: "<a b=\"")
        xml.append(text: text)
        xml.append(markup: "\">")
        xml.append(text: text)
        xml.append(markup: "</a>")
        #expect(events(String(decoding: xml.bytes, as: UTF8.self)) == ["<|a b=\(text)>", text.string, "</>"])
    }
}
