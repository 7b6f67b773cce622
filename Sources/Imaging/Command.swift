import CFileSystem

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A program of the machine that is run to its end, but not longer than it may take, and of whose words not more is read than anyone wants.
struct Command: Sendable {
    /// Absolute.
    var program: String
    var arguments: [String]
    /// Where it is run; absolute. Names of files among the arguments count from here.
    var folder: String
    /// All of its environment.
    var environment: [String: String]

    /// What came of it.
    struct Outcome: Sendable {
        enum End: Sendable, Equatable {
            case exited(Int32)
            case killed(signal: Int32)
            case tookTooLong
            /// With the system's number for the error.
            case notStarted(Int32)
        }

        var end: End
        /// What it wrote to its standard output, up to the limit.
        var output: [UInt8] = []
        /// What it wrote to its standard error, up to some lines.
        var complaint: [UInt8] = []
    }

    /// Enough for the few lines with which a program says what it cannot do.
    private static let mostComplaint = 4096

    /// Runs it, and waits for its end.
    /// - Parameters:
    ///   - limit: how long it may take; then it is killed.
    ///   - mostOutput: how many bytes of its output are kept. What follows is read and dropped, so that it does not wait for ever.
    func run(within limit: Duration, keeping mostOutput: Int = 0) -> Outcome {
        let deadline = ContinuousClock.now + limit
        guard let output = Pipe(), let complaint = Pipe() else { return Outcome(end: .notStarted(errno)) }
        var process = pid_t()
        let failure = start(&process, output: output.writing, complaint: complaint.writing)
        output.closeWriting()
        complaint.closeWriting()
        guard failure == 0 else { return Outcome(end: .notStarted(failure)) }
        var outcome = Outcome(end: .tookTooLong)
        var end: Outcome.End?
        while true {
            let isOpen = [
                output.read(into: &outcome.output, most: mostOutput),
                complaint.read(into: &outcome.complaint, most: Self.mostComplaint),
            ].contains(true)
            // Whoever it started itself may keep the pipes open.
            if let end {
                outcome.end = end
                return outcome
            }
            end = Self.end(of: process, waiting: false)
            if end != nil { continue }
            guard ContinuousClock.now < deadline else { break }
            if isOpen { Pipe.wait(for: [output, complaint], milliseconds: 20) } else { usleep(1000) }
        }
        kill(process, SIGKILL)
        _ = Self.end(of: process, waiting: true)
        return outcome
    }

    private static func end(of process: pid_t, waiting: Bool) -> Outcome.End? {
        var status: Int32 = 0
        while true {
            let got = waitpid(process, &status, waiting ? 0 : WNOHANG)
            if got < 0, errno == EINTR { continue }
            if got == 0 { return nil }
            // Nobody knows how it ended where the process that started us does not let us wait.
            guard got == process else { return .exited(-1) }
            let signal = status & 0x7F
            return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
        }
    }

    /// - Returns: 0, or the system's number for the error.
    private func start(_ process: inout pid_t, output: Int32, complaint: Int32) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, complaint, 2)
        filesystem_start_in(&actions, folder)
        let words = ([program] + arguments).map { strdup($0) }
        let settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") }
        defer { for text in words + settings { free(text) } }
        return posix_spawn(&process, program, &actions, nil, words + [nil], settings + [nil])
    }
}

/// What a program writes, as we read it.
private final class Pipe {
    private let reading: Int32
    private(set) var writing: Int32
    private var isAtEnd = false

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(reading)
        closeWriting()
    }

    func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// Takes what is there.
    /// - Returns: false where nothing more will come.
    func read(into bytes: inout [UInt8], most: Int) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 1) { piece in
            while !isAtEnd {
                #if canImport(Darwin)
                    let got = Darwin.read(reading, piece.baseAddress, piece.count)
                #else
                    let got = Glibc.read(reading, piece.baseAddress, piece.count)
                #endif
                if got < 0, errno == EINTR { continue }
                if got < 0, errno == EAGAIN { return true }
                guard got > 0 else {
                    isAtEnd = true
                    return false
                }
                bytes.append(contentsOf: piece[..<min(got, max(0, most - bytes.count))])
            }
            return false
        }
    }

    /// Until one has something to read, or a moment has gone by.
    static func wait(for pipes: [Pipe], milliseconds: Int32) {
        var waited = pipes.filter { !$0.isAtEnd }.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
        _ = poll(&waited, nfds_t(waited.count), milliseconds)
    }
}
