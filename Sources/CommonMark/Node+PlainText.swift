internal import CCMark
import Podcast

extension OpaquePointer {
    /// The text in it without any markup: a line break for each break, and between blocks.
    var plainText: PlainText {
        var bytes: [UInt8] = []
        for (step, node) in Traversal(of: self) where step == .enter {
            switch node.kind {
            case .text, .code, .codeBlock: bytes.append(contentsOf: node.literal)
            case .softBreak, .hardBreak: bytes.append(UInt8(ascii: "\n"))
            case .paragraph, .heading:
                if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
            default: break
            }
        }
        return bytes.withUnsafeBufferPointer { PlainText(utf8: $0) }
    }
}

extension Node {
    /// The text in it without any markup: a line break for each break, and between blocks. Raw HTML is left out.
    public var plainText: PlainText { withExtendedLifetime(document) { pointer.plainText } }
}
