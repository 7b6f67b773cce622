import CCMark

@testable import CommonMark

extension Document {
    /// The tree as an indented list of its nodes, with texts that stand side by side as one.
    var description: String { root.description(indent: "") }
}

extension Node {
    /// What stands after the fence of a block of code, the name of its language first.
    var codeInfo: String? { cmark_node_get_fence_info(pointer).map { String(cString: $0) } }

    func description(indent: String) -> String {
        var lines = ""
        var text: String?
        for child in children {
            if child.kind == .text {
                text = (text ?? "") + child.literal
                continue
            }
            if let text { lines += "\(indent)text \(text.debugDescription)\n" }
            text = nil
            lines += "\(indent)\(child.kind)"
            switch child.kind {
            case .code, .htmlInline, .htmlBlock: lines += " \(child.literal.debugDescription)"
            case .codeBlock: lines += " \(child.codeInfo!.debugDescription) \(child.literal.debugDescription)"
            case .heading: lines += " \(child.headingLevel!)"
            case .link, .image: lines += " \(child.destination!.debugDescription) \(child.title!.debugDescription)"
            case .list:
                let list = child.list!
                lines += list.isTight ? " tight" : " loose"
                if let numbering = list.numbering { lines += " \(numbering.start) \(numbering.delimiter)" }
            default: break
            }
            lines += "\n" + child.description(indent: indent + "  ")
        }
        if let text { lines += "\(indent)text \(text.debugDescription)\n" }
        return lines
    }
}

extension Markdown {
    var string: String { String(decoding: bytes, as: UTF8.self) }
    var tree: String { Document(parsing: self).description }
}
