import Markup
import Podcast
import Storage
import Templates

/// A score as SVG paths, drawn by the templates as strokes: https://www.w3.org/TR/SVG2/paths.html#PathData
enum ScoreDrawing {
    /// Units between the middles of two lanes in a list's row.
    static let rowPitch = 6

    /// The bars of a lane around the height `middle`.
    static func append(_ runs: [Score.Run], at middle: Int, to path: inout [UInt8]) {
        var position = 0
        for (index, run) in runs.enumerated() {
            if index == 0 {
                path.append(UInt8(ascii: "M"))
                path.append(decimal: run.start)
                path.append(UInt8(ascii: " "))
                path.append(decimal: middle)
            } else {
                path.append(UInt8(ascii: "m"))
                path.append(decimal: run.start - position)
                path.append(UInt8(ascii: " "))
                path.append(UInt8(ascii: "0"))
            }
            path.append(UInt8(ascii: "h"))
            path.append(decimal: run.end - run.start)
            position = run.end
        }
    }

    static func bars(_ runs: [Score.Run], at middle: Int) -> String {
        var path: [UInt8] = []
        append(runs, at: middle, to: &path)
        return String(decoding: path, as: UTF8.self)
    }

    static func ticks(_ ticks: [Int], height: Int) -> String {
        ticks.map { "M\($0) 0v\(height)" }.joined()
    }
}
