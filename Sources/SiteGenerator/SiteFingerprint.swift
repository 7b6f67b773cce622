import Content
import Diagnostics
import Podcast
import Publishing
import Storage

extension Site {
    /// Stands for everything that a build of the site is made from: while it is the same, nothing needs to be made.
    /// - Parameters:
    ///   - imaging: stands for the tool that makes pictures, and its fonts.
    ///   - warnings: what survey said of it: a build that does nothing must say the same.
    func fingerprint(with options: BuildOptions, program: Digest, imaging: Digest?, warnings: Diagnostics) -> Fingerprint {
        var writer = StorageWriter()
        writer.write(program)
        writer.write(options.baseURL)
        writer.write(options.namesAssetsByDigest)
        writer.write(imaging)
        writer.write(show)
        writer.write(people)
        writer.write(pages)
        writer.write(UInt64(episodes.count))
        for episode in episodes { writer.write(episode.digest) }
        for list in [showFiles, files, peopleFiles, pageFiles] { writer.write(list) }
        for file in themeOverrides {
            writer.write(file.path)
            writer.write(file.digest)
        }
        for file in mentions.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            writer.write(file)
            writer.write(mentions[file]!)
        }
        writer.write(warnings.all)
        return Fingerprint(of: writer)
    }
}
