import Podcast

/// The fonts of the theme, and those that machines without a screen have.
enum ShareCardFont {
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
