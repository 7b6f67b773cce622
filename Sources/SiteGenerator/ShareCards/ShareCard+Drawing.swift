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
            let line = FittedText.cut(people.string, width: (Self.width - 2 * Measure.edge) / 30)
            text(
                line, at: Measure.edge, Self.height - Measure.foot, Font.controls(language), size: 30, weight: 600, Self.ink, in: language,
                to: &svg)
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
        let show = FittedText.cut(self.show.string, width: (Self.width - 2 * Measure.edge) / 28)
        text(
            show, at: Measure.edge, Measure.head + 10, Font.controls(showLanguage), size: 28, weight: 600, Self.ink, in: showLanguage,
            to: &svg)
        hairline(at: Measure.head + 38, Self.ink, 2, to: &svg)
        strokes("M0 0h\(Measure.mark)", at: Measure.edge, Measure.head + 38, Measure.mark, accent.hexadecimal, 6, to: &svg)
        let facts = self.facts.map(\.string).joined(separator: " · ")
        text(
            facts, at: Measure.edge, Measure.head + 88, Font.controls(language), size: Measure.small, weight: 400, Self.quiet, in: language,
            to: &svg)
    }

    private func title(in width: Double, above bottom: Double, to svg: inout XML) {
        let top = Measure.head + 112
        let leading = Font.leading(language)
        let fitted = FittedText(
            title, in: FittedText.Space(width: width, height: bottom - top - 24, leading: leading, mostLines: 4),
            sizes: [80, 72, 64, 56, 50, 44], keepsWords: language.primary == "ko")
        let pitch = Double(fitted.size) * leading
        for (number, line) in fitted.lines.enumerated() {
            let y = top + pitch * Double(number) + Double(fitted.size) * (0.84 + (leading - 1) / 2)
            text(line, at: Measure.edge, y, Font.title(language), size: Double(fitted.size), weight: 400, Self.ink, in: language, to: &svg)
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
        let names = lanes.map { $0.name.map { FittedText.cut($0.string, width: 250 / size) } }
        let nameWidth = names.compactMap(\.self).map { FittedText.width(of: $0) * size * 1.1 }.max().map { $0 + 20 } ?? 0
        let shareWidth = lanes.contains { $0.share != nil } ? 92.0 : 0
        let start = Measure.edge + nameWidth
        let drawn = score.scaled(to: Int(Self.width - Measure.edge - shareWidth - start))
        let first = top + 54
        for (number, lane) in drawn.lanes.enumerated() {
            let middle = first + Double(number) * Measure.lanePitch
            if let name = names[number] {
                text(name, at: Measure.edge, middle + 9, Font.controls(language), size: size, weight: 600, Self.ink, in: language, to: &svg)
            }
            if let share = lanes[number].share {
                text(
                    share.string, at: Self.width - Measure.edge, middle + 9, Font.controls(language), size: size, weight: 400, Self.quiet,
                    in: language, isAtEnd: true, to: &svg)
            }
            strokes("M0 0h\(drawn.width)", at: start, middle, drawn.width, Self.rule, 1.5, to: &svg)
            strokes(ScoreDrawing.bars(lane.runs, at: 0), at: start, middle, drawn.width, Self.ink, Measure.barHeight, to: &svg)
        }
        let height = Int(Double(drawn.lanes.count - 1) * Measure.lanePitch + 44)
        strokes(ScoreDrawing.ticks(drawn.ticks, height: height), at: start, first - 22, drawn.width, accent.hexadecimal, 2.5, to: &svg)
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

    /// A line of text.
    /// - Parameters:
    ///   - x: where it begins, or ends, if the card ran from left to right.
    ///   - language: of the text, which may run the other way than the card.
    private func text(
        _ text: String, at x: Double, _ y: Double, _ font: String, size: Double, weight: Int, _ colour: String, in language: Language,
        isAtEnd: Bool = false, to svg: inout XML
    ) {
        // What is the start for a script is its right-hand side where it runs from right to left.
        let isAtRight = isRightToLeft != isAtEnd
        svg.element(
            "text",
            [
                ("x", Self.number(isRightToLeft ? Self.width - x : x)), ("y", Self.number(y)), ("font-family", font),
                ("font-size", Self.number(size)), ("font-weight", String(weight)), ("fill", colour), ("xml:lang", language.tag),
                ("direction", language.isRightToLeft ? "rtl" : nil),
                ("text-anchor", isAtRight == language.isRightToLeft ? nil : "end"),
            ], PlainText(text))
    }

    /// With at most one digit after the point.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}

/// The fonts of the theme, and those that machines without a screen have.
private enum Font {
    private static let latin = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, 'DejaVu Serif', serif"

    static func title(_ language: Language) -> String {
        switch language.primary {
        case "ja": "'Hiragino Mincho ProN', 'Noto Serif CJK JP', 'Noto Serif JP', 'Yu Mincho', 'Noto Sans CJK JP', \(latin)"
        case "ko": "'Noto Serif CJK KR', 'Noto Serif KR', 'Noto Sans CJK KR', \(latin)"
        case "ar", "fa", "ur", "ps", "sd", "ug", "ckb": "'Noto Naskh Arabic', 'Geeza Pro', 'Sakkal Majalla', \(latin)"
        case "he", "yi": "'New Peninim MT', 'Noto Serif Hebrew', David, \(latin)"
        default:
            language.isChinese
                ? isTraditional(language)
                    ? "'Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'Noto Sans CJK TC', \(latin)"
                    : "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Noto Sans CJK SC', \(latin)"
                : latin
        }
    }

    static func controls(_ language: Language) -> String {
        switch language.primary {
        case "ja": "'Hiragino Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Yu Gothic', sans-serif"
        case "ko": "'Apple SD Gothic Neo', 'Noto Sans CJK KR', 'Noto Sans KR', 'Malgun Gothic', sans-serif"
        case "ar", "fa", "ur", "ps", "sd", "ug", "ckb": "system-ui, 'Noto Sans Arabic', 'Geeza Pro', 'Segoe UI', sans-serif"
        default:
            language.isChinese
                ? isTraditional(language)
                    ? "'PingFang TC', 'Noto Sans CJK TC', 'Noto Sans TC', 'Microsoft JhengHei', sans-serif"
                    : "'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif"
                : "system-ui, 'Noto Sans', sans-serif"
        }
    }

    /// From one line of a title to the next, in parts of the font's size.
    static func leading(_ language: Language) -> Double {
        switch language.primary {
        case "ja", "ko": 1.25
        case "ar", "fa", "ur", "ps", "sd", "ug", "ckb": 1.4
        default: language.isChinese ? 1.25 : 1.12
        }
    }

    private static func isTraditional(_ language: Language) -> Bool { language.fallbacks.contains("zh-Hant") }
}
