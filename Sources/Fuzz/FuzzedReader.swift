import Foundation

/// A reader that is tried, what it is given, and what it must keep to.
struct FuzzedReader: Sendable {
    /// `transcript-vtt`, `chapters-json`, `media-mp3`
    let name: String
    /// Files to change, none of them empty, without and with those of a folder of real files.
    let seeds: @Sendable (_ folder: String?) -> [[UInt8]]
    /// What means something in the files.
    let tokens: [[UInt8]]
    /// What is wrong with how the bytes are read; nil where nothing is.
    let fault: @Sendable (_ bytes: [UInt8]) -> String?

    static let all = transcripts + chapters + media

    /// The files below some folders of a folder, in order.
    static func files(in names: [String], of folder: String?) -> [[UInt8]] {
        guard let folder else { return [] }
        return names.flatMap { name in
            let paths = FileManager.default.enumerator(atPath: "\(folder)/\(name)")?.compactMap { $0 as? String } ?? []
            return paths.sorted().compactMap { FileManager.default.contents(atPath: "\(folder)/\(name)/\($0)") }
        }
        .filter { !$0.isEmpty }.map { Array($0) }
    }
}
