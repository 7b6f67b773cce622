#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What one run of a program took.
struct Measurement: Sendable {
    /// Seconds on the clock.
    var wall: Double
    /// Seconds of all cores together, in the program and in the kernel for it.
    var cpu: Double
    /// Bytes of memory at its largest.
    var peak: Int
}

extension [Measurement] {
    /// The median of each figure by itself: one run that something else disturbed does not count.
    var median: Measurement {
        func median<Value: Comparable>(_ value: (Measurement) -> Value) -> Value { map(value).sorted()[count / 2] }
        return Measurement(wall: median(\.wall), cpu: median(\.cpu), peak: median(\.peak))
    }
}

/// Runs `command` and waits for it. Its output goes to `log`, or nowhere.
///
/// The kernel counts the memory that a process has before it turns into another program, so that no child seems smaller than this
/// program. That is why the show is made in a process of its own and nothing large is kept in this one.
/// - Throws: `Failure` if the command cannot be started or does not exit with 0.
@discardableResult
func measure(_ command: [String], log: String = "/dev/null") throws -> Measurement {
    var actions = SpawnActions()
    defer { actions.destroy() }
    actions.redirect(to: log)

    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let start = now()
    let code = posix_spawnp(&process, command[0], &actions.actions, nil, &arguments, environ)
    guard code == 0 else { throw Failure("\(command[0]) does not start: \(String(cString: strerror(code)))") }

    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
        guard errno == EINTR else { throw Failure("\(command[0]) is gone: \(String(cString: strerror(errno)))") }
    }
    let wall = now() - start
    guard status == 0 else {
        let reason = status & 0x7F == 0 ? "exited with \(status >> 8 & 0xFF)" : "was ended by signal \(status & 0x7F)"
        let said = (try? Disk.read(log)).map { String(decoding: $0.suffix(2000), as: UTF8.self) } ?? ""
        throw Failure("\(command.joined(separator: " ")) \(reason)\n\(said)")
    }
    #if canImport(Glibc)
        let peak = usage.ru_maxrss * 1024
    #else
        let peak = usage.ru_maxrss
    #endif
    return Measurement(wall: wall, cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), peak: peak)
}

private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
}

/// What happens in the child before it turns into the program.
private struct SpawnActions {
    #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
    #else
        var actions: posix_spawn_file_actions_t?
    #endif

    init() { posix_spawn_file_actions_init(&actions) }

    mutating func redirect(to path: String) {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    }

    mutating func destroy() { posix_spawn_file_actions_destroy(&actions) }
}
