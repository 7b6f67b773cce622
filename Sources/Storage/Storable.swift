/// A value that keys are made of: written as bytes, the same bytes on every machine.
public protocol Keyable {
    func store(to writer: inout StorageWriter)
}

/// A value that can be kept as bytes, the same bytes on every machine.
///
/// Encoded by hand: no reflection, no dictionary order, no `Hasher`. What is stored is an implementation detail of one
/// version of the program, which is part of every key; so the format needs no versions of its own.
public protocol Storable: Keyable {
    init(from reader: inout StorageReader) throws(Damaged)
}

/// Stored bytes that do not hold what was expected of them. A damaged entry is as good as none.
public struct Damaged: Error, Sendable {
    public init() {}
}

/// Collects the bytes of stored values.
public struct StorageWriter: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// An unsigned number as LEB128: seven bits a byte, the lowest first.
    @inlinable
    public mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    @inlinable
    public mutating func append(_ byte: UInt8) {
        appendByte(byte)
    }

    @usableFromInline
    mutating func appendByte(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Bytes as they are, without their count.
    public mutating func append(raw: some Sequence<UInt8>) {
        bytes.append(contentsOf: raw)
    }

    /// Bytes as they are, without their count.
    public mutating func append(raw: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: raw)
    }

    /// Bytes after their count.
    public mutating func write(bytes more: [UInt8]) {
        write(UInt64(more.count))
        bytes.append(contentsOf: more)
    }

    @inlinable
    public mutating func write(_ value: some Keyable) {
        value.store(to: &self)
    }

    @inlinable
    public mutating func write<Value: Keyable>(_ value: Value?) {
        guard let value else { return append(0) }
        append(1)
        value.store(to: &self)
    }

    @inlinable
    public mutating func write(_ values: some Collection<some Keyable>) {
        write(UInt64(values.count))
        for value in values { value.store(to: &self) }
    }
}

/// Reads stored values back, in the order in which they were written.
public struct StorageReader: Sendable {
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = 0
        end = bytes.count
    }

    public var isAtEnd: Bool { position == end }

    public mutating func readByte() throws(Damaged) -> UInt8 {
        guard position < end else { throw Damaged() }
        defer { position += 1 }
        return bytes[position]
    }

    public mutating func readNumber() throws(Damaged) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try readByte()
            guard shift < 63 || (shift == 63 && byte <= 1) else { throw Damaged() }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
    }

    /// A count of things that take at least one byte each, so that a damaged count cannot ask for more memory than there are bytes.
    public mutating func readCount() throws(Damaged) -> Int {
        let count = try readNumber()
        guard count <= UInt64(end - position) else { throw Damaged() }
        return Int(count)
    }

    public mutating func readRaw(_ count: Int) throws(Damaged) -> ArraySlice<UInt8> {
        guard count >= 0, count <= end - position else { throw Damaged() }
        defer { position += count }
        return bytes[position..<position + count]
    }

    public mutating func readBytes() throws(Damaged) -> [UInt8] {
        let count = try readCount()
        return Array(try readRaw(count))
    }

    @inlinable
    public mutating func read<Value: Storable>(_ type: Value.Type = Value.self) throws(Damaged) -> Value {
        try Value(from: &self)
    }

    @inlinable
    public mutating func readOptional<Value: Storable>(_ type: Value.Type = Value.self) throws(Damaged) -> Value? {
        switch try readByte() {
        case 0: return nil
        case 1: return try Value(from: &self)
        default: throw Damaged()
        }
    }

    @inlinable
    public mutating func readArray<Value: Storable>(of type: Value.Type = Value.self) throws(Damaged) -> [Value] {
        let count = try readCount()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try Value(from: &self)) }
        return values
    }
}

extension Storable {
    /// The value's stored bytes.
    public var stored: [UInt8] {
        var writer = StorageWriter()
        store(to: &writer)
        return writer.bytes
    }

    /// Reads a value that takes up all of `stored`.
    public init(stored: [UInt8]) throws(Damaged) {
        var reader = StorageReader(stored)
        try self.init(from: &reader)
        guard reader.isAtEnd else { throw Damaged() }
    }
}

extension String: Storable {
    public func store(to writer: inout StorageWriter) {
        var text = self
        text.withUTF8 { utf8 in
            writer.write(UInt64(utf8.count))
            writer.append(raw: UnsafeRawBufferPointer(utf8))
        }
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        let count = try reader.readCount()
        guard let text = try reader.readRaw(count).withUnsafeBufferPointer(Self.init(utf8:)) else { throw Damaged() }
        self = text
    }

    /// Nil for bytes that are not UTF-8. Most texts that are kept are ASCII, and that is seen faster.
    private init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index + 8 <= bytes.count, EightBytes(bytes, at: index).marksBeyondASCII == 0 { index += 8 }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        if index == bytes.count {
            self = String(decoding: bytes, as: UTF8.self)
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self = text
        } else {
            return nil
        }
    }
}

extension Int: Storable {
    /// Zigzag: the sign in the lowest bit, so that small numbers of both signs are short.
    public func store(to writer: inout StorageWriter) {
        writer.write(UInt64(bitPattern: Int64((self << 1) ^ (self >> (Int.bitWidth - 1)))))
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        let number = try reader.readNumber()
        self = Int(truncatingIfNeeded: Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
    }
}

extension Bool: Storable {
    public func store(to writer: inout StorageWriter) {
        writer.append(self ? 1 : 0)
    }

    public init(from reader: inout StorageReader) throws(Damaged) {
        switch try reader.readByte() {
        case 0: self = false
        case 1: self = true
        default: throw Damaged()
        }
    }
}
