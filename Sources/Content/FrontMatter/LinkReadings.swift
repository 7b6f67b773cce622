import Diagnostics
import Podcast

extension Reading where Value == Written<Link> {
    /// `{title: Podlove, url: https://podlove.org}`, `Podlove: https://podlove.org`, or only an address. Its place is the address's.
    static let link = Reading { yaml, findings in
        if case .mapping(let pairs) = yaml.content, pairs.count == 1, !["title", "url"].contains(pairs[0].key.name) {
            return Reading.titled(pairs[0], &findings)
        }
        return Reading.scalar(bare, orMapping: long).read(yaml, &findings)
    }

    private static let bare = Reading<String>.address.written.map { address in
        Written(value: Link(title: PlainText(Address(address.value).shown), address: address.value), position: address.position)
    }

    private static let long = Reading.mapping("a link such as {title: Podlove, url: https://podlove.org}") { fields in
        let title = fields.read("title", .line)
        guard let address = fields.requiredWritten("url", .address, example: "url: https://example.com") else { return nil }
        return Written(
            value: Link(title: title ?? PlainText(Address(address.value).shown), address: address.value), position: address.position)
    }

    /// A link whose title the theme knows: an address alone has an empty one.
    static let way = Reading { yaml, findings in
        if case .text = yaml.content {
            return Reading<String>.address.written.read(yaml, &findings)
                .map { Written(value: Link(title: "", address: $0.value), position: $0.position) }
        }
        return link.read(yaml, &findings)
    }

    fileprivate static func titled(_ pair: YAML.Pair, _ findings: inout Findings) -> Written<Link>? {
        guard let address = Reading<String>.address.read(pair.value, &findings) else { return nil }
        return PlainText(pair.key.name).onOneLine.nonEmpty.map {
            Written(value: Link(title: $0, address: address), position: pair.value.start)
        }
    }
}

extension Reading where Value == [Written<Link>] {
    /// A list of links, or a mapping of titles and addresses.
    static let links = Reading { yaml, findings in
        if case .mapping(let pairs) = yaml.content, !pairs.contains(where: { $0.key.name == "url" }) {
            return Fields.withoutDuplicates(pairs, &findings).compactMap { Reading<Written<Link>>.titled($0, &findings) }
        }
        return Reading.list(of: Reading<Written<Link>>.link).read(yaml, &findings)
    }
}

extension [Written<Link>] {
    var addresses: [Written<String>] { map { Written(value: $0.value.address, position: $0.position) } }
}

extension Reading {
    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Reading<Other> {
        Reading<Other> { yaml, findings in read(yaml, &findings).flatMap(transform) }
    }
}

extension Address {
    /// Short enough to be read: without `https://www.` and a slash at the end.
    var shown: String {
        var rest = string[...]
        for start in ["https://", "http://", "mailto:", "tel:", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
        return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
    }
}
