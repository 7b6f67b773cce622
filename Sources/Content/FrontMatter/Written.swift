import Storage

/// A value that has still to be compared with what other files say, and where it was written.
struct Written<Value> {
    var value: Value
    /// Unicode scalars from the start of the file's YAML.
    var position: Int
}

extension Written: Sendable where Value: Sendable {}
extension Written: Equatable where Value: Equatable {}

extension Written: Keyable where Value: Keyable {
    func store(to writer: inout StorageWriter) {
        writer.write(value)
        writer.write(position)
    }
}

extension Written: Storable where Value: Storable {
    init(from reader: inout StorageReader) throws(Damaged) {
        value = try reader.read()
        position = try reader.read()
    }
}
