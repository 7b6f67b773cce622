import Foundation
import Storage

/// What was made so far, by what it was made from. It outlives builds that fail and other versions of the program, for making it takes
/// a thousand times as long as a page.
struct PictureStore: Sendable {
    let folder: String

    /// - Parameters:
    ///   - slot: what it is kept under.
    ///   - key: stands for what it is made from.
    /// - Returns: nil also where what is there is damaged.
    func read(_ slot: Digest, madeBy key: Digest) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: path(of: slot)) else { return nil }
        var reader = StorageReader([UInt8](data))
        guard let known = try? Digest(from: &reader), known == key, let digest = try? Digest(from: &reader),
            let picture = try? reader.readBytes(), Digest(of: picture) == digest
        else { return nil }
        return picture
    }

    /// Where it cannot be written, only time is lost.
    func write(_ picture: [UInt8], to slot: Digest, madeBy key: Digest) {
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var writer = StorageWriter(reserving: picture.count + 64)
        writer.write(key)
        writer.write(Digest(of: picture))
        writer.write(bytes: picture)
        try? Data(writer.bytes).write(to: URL(fileURLWithPath: path(of: slot)), options: .atomic)
    }

    /// Drops all others.
    func keep(only slots: Set<Digest>) {
        let names = Set(slots.map(\.hexadecimal))
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !names.contains(name) {
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
    }

    private func path(of slot: Digest) -> String { "\(folder)/\(slot.hexadecimal)" }
}
