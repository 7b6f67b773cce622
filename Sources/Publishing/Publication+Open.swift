import Markup
import Storage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Publication {
    /// Takes hold of the output folder and the cache, and finishes what an earlier build could not. All paths are absolute.
    ///
    /// - Parameters:
    ///   - output: made where it is missing.
    ///   - cache: made where it is missing.
    ///   - version: of the program: the cache of another is not read.
    ///   - site: the site's folder: neither it nor one above it can be the output folder.
    ///   - sources: folders of the podcaster's: none of them, or a folder above or below, can be the output folder.
    ///   - adopt: whether files that no build wrote may be replaced where the site's files must go.
    ///   - countsForeignFiles: whether the summary says how many of them there are, which takes a look into every folder.
    public static func open(
        output: String, cache: String, version: Fingerprint, site: String, sources: [String], adopt: Bool = false,
        countsForeignFiles: Bool = true
    ) throws(PublishingError) -> Publication {
        try open(
            FileSystem(), output: output, cache: cache, version: version, site: site, sources: sources, adopt: adopt,
            countsForeignFiles: countsForeignFiles)
    }

    static func open(
        _ fileSystem: FileSystem, output: String, cache: String, version: Fingerprint, site: String, sources: [String], adopt: Bool,
        countsForeignFiles: Bool = true
    ) throws(PublishingError) -> Publication {
        let (output, cache) = (FileSystem.normalized(output), FileSystem.normalized(cache))
        var fileSystem = fileSystem
        fileSystem.base = output
        try checkNotProtected(fileSystem, output: output, cache: cache, site: site, sources: sources)
        let folder = try locked(fileSystem, output)
        let cacheFolder = try locked(fileSystem, cache)
        let outputFolder: OutputFolder
        do throws(FileSystem.Failure) {
            outputFolder = try OutputFolder(fileSystem, path: output, folder)
        } catch {
            throw PublishingError(error)
        }
        let kind = try disk { () throws(FileSystem.Failure) in try fileSystem.entry(OutputFolder.control, in: outputFolder.number) }
        guard kind == .folder || kind == .absent else { throw .inTheWay(output: output, paths: [OutputFolder.control]) }
        if kind == .absent {
            // Nothing is made in a folder that may turn out not to be ours.
            let isVacant = try disk { () throws(FileSystem.Failure) in try outputFolder.isVacant() }
            guard adopt || isVacant else {
                throw .notOurs(output: output, manifestIsDamaged: false)
            }
            _ = try disk { () throws(FileSystem.Failure) in
                try fileSystem.makeFolder(OutputFolder.control, in: outputFolder.number)
            }
        }
        let control = try disk { () throws(FileSystem.Failure) in
            try fileSystem.openFolder(OutputFolder.control, in: outputFolder.number)
        }
        let completed = try completeJournal(fileSystem, output: outputFolder, control: control.number)
        let bytes = try disk { () throws(FileSystem.Failure) in try fileSystem.contents(of: Manifest.name, in: control.number) }
        let manifest = bytes.flatMap { Manifest.isWhole($0) ? $0 : nil }
        let isVacant = try disk { () throws(FileSystem.Failure) in try outputFolder.isVacant() }
        guard manifest != nil || adopt || isVacant else {
            throw .notOurs(output: output, manifestIsDamaged: bytes != nil)
        }
        do throws(FileSystem.Failure) {
            return try Publication(
                fileSystem: fileSystem, version: version, adopt: adopt, countsForeignFiles: countsForeignFiles,
                site: FileSystem.normalized(site), output: outputFolder, control: control, cachePath: cache, cache: cacheFolder,
                manifest: manifest, outputWasVacant: isVacant, completed: completed)
        } catch {
            throw PublishingError(error)
        }
    }

    private static func locked(_ fileSystem: FileSystem, _ path: String) throws(PublishingError) -> Descriptor {
        let folder = try disk { () throws(FileSystem.Failure) in
            try fileSystem.makeFolders(path)
            return try fileSystem.openFolder(path, following: true)
        }
        guard try disk({ () throws(FileSystem.Failure) in try fileSystem.lock(folder.number, path) }) else { throw .busy(folder: path) }
        return Descriptor(folder.release(), isLocked: true)
    }

    /// Finishes the commit of a build that was killed, and removes what a build left that did not come so far.
    /// - Returns: what builds changed that could not tell. Kept on the disk until one can, however many fail or are killed before.
    private static func completeJournal(
        _ fileSystem: FileSystem, output: OutputFolder, control: CInt
    ) throws(PublishingError) -> Changes {
        let bytes = try disk { () throws(FileSystem.Failure) in try fileSystem.contents(of: Journal.name, in: control) }
        // A damaged journal can only be one that something else than a build has touched: journals are renamed into place whole.
        if let bytes, let journal = try? Journal(file: bytes) {
            let staging = try disk { () throws(FileSystem.Failure) in try Staging(fileSystem, control: control) }
            var commit = Commit(fileSystem: fileSystem, output: output, control: control, staging: staging.number, again: true)
            try commit.carryOut(journal)
        }
        return try disk { () throws(FileSystem.Failure) in
            try Commit.cleanUp(fileSystem, control: control)
            let done = try fileSystem.contents(of: Journal.doneName, in: control)
            return done.flatMap { try? Journal(file: $0) }?.changes ?? Changes()
        }
    }

    private static func checkNotProtected(
        _ fileSystem: FileSystem, output: String, cache: String, site: String, sources: [String]
    ) throws(PublishingError) {
        func whereabouts(_ path: String) throws(PublishingError) -> FileSystem.Whereabouts {
            try disk { () throws(FileSystem.Failure) in try fileSystem.whereabouts(FileSystem.normalized(path)) }
        }
        let output = try whereabouts(output)
        for folder in [site, cache] + sources {
            let folder = try whereabouts(folder)
            if output.contains(folder) {
                throw .protected(output: output.path, folder: folder.contains(output) ? output.path : folder.path)
            }
        }
        for folder in sources where try whereabouts(folder).contains(output) { throw .protected(output: output.path, folder: output.path) }
        try checkNotInOutput(fileSystem, output, site: try whereabouts(site))
    }

    /// What is written into a folder that another build writes would be foreign files there, and its manifest not the only one.
    private static func checkNotInOutput(
        _ fileSystem: FileSystem, _ output: FileSystem.Whereabouts, site: FileSystem.Whereabouts
    ) throws(PublishingError) {
        for (folder, identity) in zip(output.paths, output.identities).dropFirst() {
            guard let identity else { continue }
            // The site's own folder is never an output, and what is above it was not made for this site.
            if identity == site.identities.first { return }
            let manifest = "\(folder)/\(OutputFolder.control)/\(Manifest.name)"
            let isOutput = try disk { () throws(FileSystem.Failure) in
                do throws(FileSystem.Failure) {
                    let file = try fileSystem.openFile(manifest)
                    return try Manifest.begins(file.number, fileSystem, manifest)
                } catch {
                    switch error.code {
                    // Not ours to look into.
                    case ENOENT, ENOTDIR, ELOOP, EACCES, EPERM, EISDIR: return false
                    default: throw error
                    }
                }
            }
            if isOutput { throw .protected(output: output.path, folder: FileSystem.resolved(folder), isOutput: true) }
        }
    }
}

/// Calls of the file system whose failure is the build's.
func disk<Result: ~Copyable>(_ body: () throws(FileSystem.Failure) -> Result) throws(PublishingError) -> Result {
    do throws(FileSystem.Failure) { return try body() } catch { throw PublishingError(error) }
}
