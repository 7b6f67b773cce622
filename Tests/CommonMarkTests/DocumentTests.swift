import Podcast
import Testing

@testable import CommonMark

@Suite("Trees")
struct DocumentTests {
    @Test("a node tells what it is and holds")
    func nodes() {
        let document = Document(parsing: "# A\n\n3) x\n4) y\n\n```swift\nlet a\n```\n\n[a](/b \"c\") `d`\n")
        let blocks = Array(document.root.children)
        #expect(blocks.map(\.kind) == [.heading, .list, .codeBlock, .paragraph])
        #expect(blocks.map(\.line) == [1, 3, 6, 10])
        #expect(blocks[0].headingLevel == 1)
        #expect(blocks[1].list == Node.List(numbering: (3, .parenthesis), isTight: true))
        #expect(blocks[1].headingLevel == nil)
        #expect(blocks[2].codeInfo == "swift")
        #expect(blocks[2].literal == "let a\n")
        let link = blocks[3].firstChild!
        #expect(link.destination == "/b")
        #expect(link.title == "c")
        #expect(link.next?.next?.literal == "d")
        #expect(link.parent?.kind == .paragraph)
        #expect(blocks[3].plainText == "a d")
    }

    @Test("a node outlives the variable that held its document")
    func lifetime() {
        func paragraph() -> Node { Document(parsing: "some text").root.firstChild! }
        let node = paragraph()
        #expect(node.plainText == "some text")
    }

    @Test("documents are parsed on many threads at once")
    func threads() async {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (0..<200).allSatisfy { Document(parsing: "# \(number)\n\n- **\($0)**\n").root.plainText.string == "\(number)\n\($0)" }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }

    @Test("nothing at all is a document without blocks")
    func empty() {
        #expect(Document(parsing: "").root.firstChild == nil)
        #expect(Document(parsing: [UInt8]()).root.plainText.isEmpty)
    }
}
