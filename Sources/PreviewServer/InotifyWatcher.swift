#if os(Linux)
    import Dispatch
    import Glibc

    /// Is told of changes by Linux: https://man7.org/linux/man-pages/man7/inotify.7.html
    ///
    /// Unchecked, since Dispatch does not say of its sources what its documentation does: that they may be used from any thread.
    final class InotifyWatcher: Watcher, @unchecked Sendable {
        let bursts: AsyncStream<Void>

        /// A burst is over when nothing has changed for so long, or has gone on for `longest`.
        private static let quiet = DispatchTimeInterval.milliseconds(15)
        private static let longest = DispatchTimeInterval.milliseconds(300)

        private let continuation: AsyncStream<Void>.Continuation
        private let reading: any DispatchSourceRead

        /// Nil where the system has no more watches to give; then one can still poll.
        init?(_ watched: WatchedFolders) {
            guard let watches = Watches(watched), watches.renew() else { return nil }
            (bursts, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
            let queue = DispatchQueue(label: "changes")
            reading = DispatchSource.makeReadSource(fileDescriptor: watches.descriptor, queue: queue)
            let burst = Burst(queue: queue, quiet: Self.quiet, longest: Self.longest) { [continuation] in continuation.yield() }
            reading.setEventHandler { [continuation] in
                switch watches.drain() {
                case .none: return
                case .files: break
                case .folders:
                    // New folders are watched before anything is built, so that no change in them is missed.
                    guard watches.renew() else { return continuation.finish() }
                }
                burst.extend()
            }
            // The descriptor is closed with the watches, which must outlive the source.
            reading.setCancelHandler { withExtendedLifetime(watches) {} }
            reading.resume()
        }

        deinit {
            reading.cancel()
            continuation.finish()
        }
    }

    /// What Linux watches for us. Used on one queue only.
    private final class Watches: @unchecked Sendable {
        enum Events {
            case none, files
            /// A folder or a link may have come or gone, or the system lost count.
            case folders
        }

        /// Changes that end a write, and all that changes names: an editor that saves by a rename, a new folder, a folder moved in.
        private static let changes = UInt32(
            IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)

        let descriptor: CInt
        private let watched: WatchedFolders
        /// By the numbers of the watches.
        private var paths: [CInt: String] = [:]

        init?(_ watched: WatchedFolders) {
            descriptor = inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC))
            guard descriptor >= 0 else { return nil }
            self.watched = watched
        }

        deinit { close(descriptor) }

        /// Watches what is there; what is watched already stays so.
        /// - Returns: false where the system has no more watches to give.
        func renew() -> Bool {
            // That Content/ or Templates/ come or go shows in the folder that they are in.
            guard inotify_add_watch(descriptor, watched.site, UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)) >= 0 else {
                return false
            }
            paths.removeAll(keepingCapacity: true)
            var isComplete = true
            FolderWalk.forEach(in: watched) { path, status, isLink in
                // A change of what a link leads to is none of the folder that the link is in.
                guard status.st_mode & S_IFMT == S_IFDIR || isLink else { return }
                let number = inotify_add_watch(descriptor, path, Self.changes)
                if number >= 0 {
                    paths[number] = path
                } else if errno == ENOSPC {
                    isComplete = false
                }
            }
            return isComplete
        }

        /// Reads all events. Which files they are of does not matter, since a build looks for itself.
        func drain() -> Events {
            let size = 65_536
            return withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
                var found = Events.none
                while case let count = read(descriptor, buffer.baseAddress!, size), count > 0 {
                    if found == .none { found = .files }
                    var offset = 0
                    while offset < count {
                        let event = buffer.load(fromByteOffset: offset, as: inotify_event.self)
                        let name = UnsafeRawBufferPointer(rebasing: buffer[(offset + MemoryLayout<inotify_event>.size)...])
                            .prefix(Int(event.len)).prefix { $0 != 0 }
                        if isOfFolder(event, name) { found = .folders }
                        offset += MemoryLayout<inotify_event>.size + Int(event.len)
                    }
                }
                return found
            }
        }

        private func isOfFolder(_ event: inotify_event, _ name: Slice<UnsafeRawBufferPointer>) -> Bool {
            if event.mask & UInt32(IN_ISDIR | IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF) != 0 { return true }
            guard event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0, let folder = paths[event.wd] else { return false }
            var status = stat()
            return lstat("\(folder)/\(String(decoding: name, as: UTF8.self))", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
        }
    }

    /// Many changes within a moment are one. Used on its queue only.
    private final class Burst: @unchecked Sendable {
        private let timer: any DispatchSourceTimer
        private let quiet: DispatchTimeInterval
        private let longest: DispatchTimeInterval
        private var end: DispatchTime?

        init(queue: DispatchQueue, quiet: DispatchTimeInterval, longest: DispatchTimeInterval, over: @escaping @Sendable () -> Void) {
            self.quiet = quiet
            self.longest = longest
            timer = DispatchSource.makeTimerSource(queue: queue)
            timer.setEventHandler { [weak self] in
                self?.end = nil
                over()
            }
            timer.resume()
        }

        deinit { timer.cancel() }

        func extend() {
            let now = DispatchTime.now()
            let last = end ?? now + longest
            end = last
            timer.schedule(deadline: min(now + quiet, last), leeway: .milliseconds(1))
        }
    }
#endif
