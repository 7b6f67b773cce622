import Foundation
import Imaging
import Markup
import Podcast

/// The card as SVG 1.1, https://www.w3.org/TR/SVG11/ : paper and hairlines, the title, and the score at the foot.
extension ShareCard {
    /// In pixels.
    private enum Measure {
        static let edge = 64.0
        static let lanePitch = 44.0
        static let barHeight = 18.0
        /// From the last lane to the lower edge.
        static let foot = 66.0
        static let head = 66.0
        static let small = 25.0
        /// The mark of the show's colour.
        static let mark = 64
    }

    private static let paper = Accent.papers.light.hexadecimal
    private static let ink = Colour(lightness: 0.23, chroma: 0.012, hue: 70).hexadecimal
    private static let quiet = Colour(lightness: 0.47, chroma: 0.012, hue: 75).hexadecimal
    private static let rule = Colour(lightness: 0.80, chroma: 0.008, hue: 90).hexadecimal

    private var isRightToLeft: Bool { language.isRightToLeft }
    private static var width: Double { Double(size.width) }
    private static var height: Double { Double(size.height) }

    /// - Parameter cover: nil for none.
    func svg(cover: Thumbnail?) -> [UInt8] {
        var svg = XML()
        svg.append(
            markup: """
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="1200" height="630" viewBox="0 0 1200 630">

                """)
        svg.element("rect", [("width", "1200"), ("height", "630"), ("fill", Self.paper)])
        head(to: &svg)
        let top = scoreTop
        let taken = cover.map { place($0, to: &svg) } ?? 0
        title(in: Self.width - 2 * Measure.edge - taken, above: top, to: &svg)
        if score != nil {
            scoreLanes(below: top, to: &svg)
        } else if let people {
            hairline(at: Self.height - Measure.foot - 54, Self.rule, 1, to: &svg)
            let line = Self.cut(people, width: Self.width - 2 * Measure.edge, size: 30)
            text(line, at: Measure.edge, Self.height - Measure.foot, strong(30), to: &svg)
        }
        svg.append(markup: "</svg>\n")
        return svg.bytes
    }

    /// The y of the line above the score, or of where it would be.
    private var scoreTop: Double {
        let lanes = score?.lanes.count ?? 0
        let rows = lanes > 0 ? Double(lanes - 1) * Measure.lanePitch + 54 : people == nil ? 0 : 54
        return Self.height - Measure.foot - rows
    }

    /// The show, and below the line what the episode is.
    private func head(to svg: inout XML) {
        let show = Self.cut(self.show, width: Self.width - 2 * Measure.edge, size: 28)
        var style = strong(28)
        (style.language, style.font) = (showLanguage, ShareCardFont.controls(showLanguage))
        text(show, at: Measure.edge, Measure.head + 10, style, to: &svg)
        hairline(at: Measure.head + 38, Self.ink, 2, to: &svg)
        strokes("M0 0h\(Measure.mark)", at: Measure.edge, Measure.head + 38, Measure.mark, accent.hexadecimal, 6, to: &svg)
        let facts = self.facts.map(\.string).joined(separator: " · ")
        text(facts, at: Measure.edge, Measure.head + 88, quiet(Measure.small), to: &svg)
    }

    private func title(in width: Double, above bottom: Double, to svg: inout XML) {
        let top = Measure.head + 112
        let leading = ShareCardFont.leading(language)
        let fitted = FittedText(
            title, in: FittedText.Space(width: width, height: bottom - top - 24, leading: leading, mostLines: 4),
            sizes: [96, 80, 72, 64, 56, 50, 44], keepsWords: language.primary == "ko")
        let pitch = Double(fitted.size) * leading
        for (number, line) in fitted.lines.enumerated() {
            let y = top + pitch * Double(number) + Double(fitted.size) * (0.84 + (leading - 1) / 2)
            let style = Style(font: ShareCardFont.title(language), size: Double(fitted.size), colour: Self.ink, language: language)
            text(line, at: Measure.edge, y, style, to: &svg)
        }
    }

    /// - Returns: how much of the width it takes, with the space beside it.
    private func place(_ cover: Thumbnail, to svg: inout XML) -> Double {
        let side = min(Double(Self.coverSide), scoreTop - Measure.head - 62 - 32)
        guard side > 80 else { return 0 }
        let ratio = Double(cover.size.width) / Double(cover.size.height)
        let (width, height) = ratio >= 1 ? (side, side / ratio) : (side * ratio, side)
        let x = mirrored(Self.width - Measure.edge - width, width)
        svg.element(
            "image",
            [
                ("x", Self.number(x)), ("y", Self.number(Measure.head + 62)), ("width", Self.number(width)),
                ("height", Self.number(height)),
                ("preserveAspectRatio", "xMidYMid meet"),
                ("xlink:href", "data:image/png;base64,\(Data(cover.png).base64EncodedString())"),
            ])
        return width + 48
    }

    private func scoreLanes(below top: Double, to svg: inout XML) {
        guard let score else { return }
        hairline(at: top, Self.rule, 1, to: &svg)
        let size = Measure.small
        let names = lanes.map { $0.name.map { Self.cut($0, width: 280, size: size) } }
        let nameWidth = names.compactMap(\.self).map { FittedText.width(of: $0) * size * Self.boldness }.max().map { $0 + 20 } ?? 0
        let shareWidth = lanes.contains { $0.share != nil } ? 92.0 : 0
        let start = Measure.edge + nameWidth
        let drawn = score.scaled(to: Int(Self.width - Measure.edge - shareWidth - start))
        let first = top + 54
        for (number, lane) in drawn.lanes.enumerated() {
            let middle = first + Double(number) * Measure.lanePitch
            if let name = names[number] {
                text(name, at: Measure.edge, middle + 9, strong(size), to: &svg)
            }
            if let share = lanes[number].share {
                text(share.string, at: Self.width - Measure.edge, middle + 9, quiet(size), isAtEnd: true, to: &svg)
            }
            strokes("M0 0h\(drawn.width)", at: start, middle, drawn.width, Self.rule, 1.5, to: &svg)
            strokes(ScoreDrawing.bars(lane.runs, at: 0), at: start, middle, drawn.width, Self.ink, Measure.barHeight, to: &svg)
        }
        let height = Int(Double(drawn.lanes.count - 1) * Measure.lanePitch + 44)
        strokes(ScoreDrawing.ticks(drawn.ticks, height: height), at: start, first - 22, drawn.width, accent.hexadecimal, 2.5, to: &svg)
    }

    /// How much wider the strong letters of the controls are than the usual ones of a text.
    private static let boldness = 1.15

    /// What fits on one line of strong letters.
    private static func cut(_ text: PlainText, width: Double, size: Double) -> String {
        FittedText.cut(text.onOneLine.string, width: width / size / boldness)
    }

    // MARK: Shapes

    /// Where something goes whose left edge is at `x` in a script that runs from left to right.
    private func mirrored(_ x: Double, _ width: Double) -> Double { isRightToLeft ? Self.width - x - width : x }

    private func hairline(at y: Double, _ colour: String, _ width: Double, to svg: inout XML) {
        svg.element(
            "path",
            [
                ("d", "M\(Self.number(Measure.edge)) \(Self.number(y))H\(Self.number(Self.width - Measure.edge))"), ("stroke", colour),
                ("stroke-width", Self.number(width)),
            ])
    }

    /// Lines that begin at `x` and are at most `length` long.
    private func strokes(_ path: String, at x: Double, _ y: Double, _ length: Int, _ colour: String, _ width: Double, to svg: inout XML) {
        guard !path.isEmpty else { return }
        let place =
            isRightToLeft
            ? "translate(\(Self.number(Self.width - x)) \(Self.number(y))) scale(-1 1)" : "translate(\(Self.number(x)) \(Self.number(y)))"
        svg.element(
            "path", [("d", path), ("transform", place), ("fill", "none"), ("stroke", colour), ("stroke-width", Self.number(width))])
    }

    /// How a line of text looks.
    private struct Style {
        var font: String
        var size: Double
        var weight = 400
        var colour: String
        /// Of the text, which may run the other way than the card.
        var language: Language
    }

    private func strong(_ size: Double) -> Style {
        Style(font: ShareCardFont.controls(language), size: size, weight: 600, colour: Self.ink, language: language)
    }

    private func quiet(_ size: Double) -> Style {
        Style(font: ShareCardFont.controls(language), size: size, colour: Self.quiet, language: language)
    }

    /// A line of text.
    /// - Parameter x: where it begins, or ends, if the card ran from left to right.
    private func text(_ text: String, at x: Double, _ y: Double, _ style: Style, isAtEnd: Bool = false, to svg: inout XML) {
        // What is the start for a script is its right-hand side where it runs from right to left.
        let isAtRight = isRightToLeft != isAtEnd
        svg.element(
            "text",
            [
                ("x", Self.number(isRightToLeft ? Self.width - x : x)), ("y", Self.number(y)), ("font-family", style.font),
                ("font-size", Self.number(style.size)), ("font-weight", String(style.weight)), ("fill", style.colour),
                ("xml:lang", style.language.tag), ("direction", style.language.isRightToLeft ? "rtl" : nil),
                ("text-anchor", isAtRight == style.language.isRightToLeft ? nil : "end"),
            ], PlainText(text))
    }

    /// With at most one digit after the point.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
