import Foundation

/// Gives a reader broken files, for as many seconds as the environment variable `BUILD_SITE_FUZZ_SECONDS` says, or a moment.
///
/// Each input is written to a file before it is read, so that one that a reader dies of is there afterwards:
/// `build-site-fuzzed-<name>` in the folder for temporary files.
/// - Parameter fault: what is wrong with how bytes are read; nil where nothing is.
/// - Returns: what is wrong, and with which input; nil where nothing was found.
public func fuzz(_ name: String, seeds: [[UInt8]], tokens: [[UInt8]], fault: ([UInt8]) -> String?) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["BUILD_SITE_FUZZ_SECONDS"].flatMap(Double.init) ?? 0.2
    let seed = environment["BUILD_SITE_FUZZ_SEED"].flatMap(UInt64.init) ?? 1
    let path = NSTemporaryDirectory() + "/build-site-fuzzed-\(name)"
    let kept = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    defer { close(kept) }
    var mutator = Mutator(seeds: seeds, tokens: tokens, seed: seed)
    let end = ContinuousClock.now + .seconds(seconds)
    repeat {
        let input = mutator.next()
        ftruncate(kept, off_t(input.count))
        _ = input.withUnsafeBytes { pwrite(kept, $0.baseAddress, $0.count, 0) }
        let start = processorTime
        if let fault = fault(input) { return "\(fault), with the input \(path)" }
        let time = processorTime - start
        // Half a megabyte takes a second or two without optimisation.
        if time > 20 { return "\(input.count) bytes took \(time) s, with the input \(path)" }
    } while ContinuousClock.now < end
    unlink(path)
    return nil
}

/// Seconds that this thread had a core, however many others want it.
private var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
