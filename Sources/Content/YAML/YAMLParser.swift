import CYaml

/// Makes a `YAML` value of libyaml's events.
///
/// Yams' own tree of nodes takes four times as long (209 µs against 55 for the front matter of an episode with eight chapters, measured),
/// for it makes an object of every event and a dictionary of every mapping; and it stops at the first key that is written twice.
struct YAMLParser: ~Copyable {
    /// Deeper and larger than anything that is written by hand.
    static let deepest = 64
    static let mostValues = 100_000

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeBufferPointer<UInt8>
    /// What `&name` stands for, and how many values it holds.
    private var anchors: [String: (value: YAML, count: Int)] = [:]
    /// Where there is an anchor of a text that nothing has referred to yet.
    private var unusedAnchors: [String: Int] = [:]
    private var count = 0
    private var lastScalar: YAMLProblem.LastScalar?
    private var openBrackets: [Int] = []
    private var comments: YAMLComments

    private init(_ input: UnsafeBufferPointer<UInt8>) {
        // On the heap: libyaml keeps the parser's own address in it.
        parser = .allocate(capacity: 1)
        self.input = input
        comments = YAMLComments(input)
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    /// Reads the one document that `bytes` hold.
    /// - Parameter bytes: valid UTF-8.
    /// - Returns: nil where there is nothing but comments and white space.
    static func parse(_ bytes: some Collection<UInt8>) throws(YAMLProblem) -> YAML? {
        func parse(_ input: UnsafeBufferPointer<UInt8>) -> Result<YAML?, YAMLProblem> {
            var parser = YAMLParser(input)
            do throws(YAMLProblem) { return .success(try parser.document()) } catch { return .failure(error) }
        }
        let result = bytes.withContiguousStorageIfAvailable(parse) ?? ContiguousArray(bytes).withUnsafeBufferPointer(parse)
        return try result.get()
    }

    private mutating func document() throws(YAMLProblem) -> YAML? {
        var root: YAML?
        while true {
            var event = try next()
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_END_EVENT:
                if let first = unusedAnchors.values.min() { throw YAMLProblem(reason: .unusedAnchor, position: first) }
                return root
            case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
            case YAML_DOCUMENT_START_EVENT:
                guard root == nil else { throw YAMLProblem(reason: .secondDocument, position: Int(event.start_mark.index)) }
                var first = try next()
                defer { yaml_event_delete(&first) }
                root = try value(of: first, depth: 0)
            default: continue
            }
        }
    }

    private func next() throws(YAMLProblem) -> yaml_event_t {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
        return event
    }

    private mutating func value(of event: yaml_event_t, depth: Int) throws(YAMLProblem) -> YAML {
        let start = Int(event.start_mark.index)
        count += 1
        guard depth <= Self.deepest else { throw YAMLProblem(reason: .tooDeep, position: start) }
        guard count <= Self.mostValues else { throw YAMLProblem(reason: .tooMuch, position: start) }
        let countBefore = count
        let value: YAML
        let anchor: UnsafeMutablePointer<yaml_char_t>?
        switch event.type {
        case YAML_ALIAS_EVENT:
            return try alias(of: event)
        case YAML_SEQUENCE_START_EVENT:
            anchor = event.data.sequence_start.anchor
            let isBracket = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
            if isBracket { openBrackets.append(start) }
            value = YAML(.list(try items(depth: depth)), start: start)
            if isBracket { openBrackets.removeLast() }
        case YAML_MAPPING_START_EVENT:
            anchor = event.data.mapping_start.anchor
            let isBracket = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            if isBracket { openBrackets.append(start) }
            value = YAML(.mapping(try pairs(depth: depth)), start: start)
            if isBracket { openBrackets.removeLast() }
        default:
            anchor = event.data.scalar.anchor
            value = try scalar(event)
        }
        if let anchor {
            let name = String(cString: anchor)
            anchors[name] = (value, count - countBefore + 1)
            if event.type == YAML_SCALAR_EVENT { unusedAnchors[name] = start }
        }
        return value
    }

    private mutating func items(depth: Int) throws(YAMLProblem) -> [YAML] {
        var items: [YAML] = []
        while true {
            var event = try next()
            defer { yaml_event_delete(&event) }
            if event.type == YAML_SEQUENCE_END_EVENT { return items }
            items.append(try value(of: event, depth: depth + 1))
        }
    }

    private mutating func pairs(depth: Int) throws(YAMLProblem) -> [YAML.Pair] {
        var pairs: [YAML.Pair] = []
        while true {
            var event = try next()
            defer { yaml_event_delete(&event) }
            if event.type == YAML_MAPPING_END_EVENT { return pairs }
            let key = try key(of: event)
            var second = try next()
            defer { yaml_event_delete(&second) }
            pairs.append(YAML.Pair(key: key, value: try value(of: second, depth: depth + 1)))
        }
    }

    private mutating func key(of event: yaml_event_t) throws(YAMLProblem) -> YAML.Key {
        let start = Int(event.start_mark.index)
        guard event.type == YAML_SCALAR_EVENT else { throw YAMLProblem(reason: .keyIsNotText, position: start) }
        remember(event, loss: nil)
        return YAML.Key(name: Self.text(event), start: start)
    }

    private mutating func alias(of event: yaml_event_t) throws(YAMLProblem) -> YAML {
        let start = Int(event.start_mark.index)
        let name = String(cString: event.data.alias.anchor)
        guard let anchor = anchors[name] else { throw YAMLProblem(reason: .undefinedAlias(name), position: start) }
        unusedAnchors[name] = nil
        // The values are shared, but whoever reads them goes through each: an alias of aliases grows exponentially.
        count += anchor.count
        guard count <= Self.mostValues else { throw YAMLProblem(reason: .tooMuch, position: start) }
        return anchor.value
    }

    private mutating func scalar(_ event: yaml_event_t) throws(YAMLProblem) -> YAML {
        let text = Self.text(event)
        let start = Int(event.start_mark.index)
        if let tag = event.data.scalar.tag, !String(cString: tag).hasPrefix("tag:yaml.org,2002:") {
            throw YAMLProblem(reason: .tag, position: start)
        }
        let isPlain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
        let isNothing = isPlain && ["", "~", "null", "Null", "NULL"].contains(text)
        let loss = isPlain ? comments.loss(after: Int(event.end_mark.index), isEmpty: text.isEmpty) : nil
        remember(event, loss: loss)
        return YAML(isNothing ? .nothing : .text(text), start: start, loss: loss)
    }

    private mutating func remember(_ event: yaml_event_t, loss: YAML.Loss?) {
        let style = event.data.scalar.style
        lastScalar = YAMLProblem.LastScalar(
            start: Int(event.start_mark.index), end: Int(event.end_mark.index),
            isQuoted: style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE, loss: loss)
    }

    private static func text(_ event: yaml_event_t) -> String {
        String(decoding: UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length), as: UTF8.self)
    }

    private func problem() -> YAMLProblem {
        let state = parser.pointee
        let words = state.problem.map { String(cString: $0) } ?? "out of memory"
        if state.error == YAML_READER_ERROR {
            let character = Unicode.Scalar(UInt32(bitPattern: Int32(state.problem_value))) ?? "\u{FFFD}"
            let before = input.prefix(Int(state.problem_offset)).reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
            return YAMLProblem(reason: .controlCharacter(character), position: before)
        }
        return YAMLProblem(
            reason: .syntax(words, context: state.context.map { String(cString: $0) }),
            position: Int(state.problem_mark.index),
            contextPosition: state.context == nil ? nil : Int(state.context_mark.index), lastScalar: lastScalar,
            openBracket: openBrackets.last)
    }
}
