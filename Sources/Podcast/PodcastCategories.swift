/// The categories that Apple Podcasts has, which other directories use as well, https://podcasters.apple.com/support/1691-apple-podcasts-categories
public enum PodcastCategories {
    /// Each with the ones below it.
    public static let all: [(name: String, parts: [String])] = [
        ("Arts", ["Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"]),
        ("Business", ["Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"]),
        ("Comedy", ["Comedy Interviews", "Improv", "Stand-Up"]),
        ("Education", ["Courses", "How To", "Language Learning", "Self-Improvement"]),
        ("Fiction", ["Comedy Fiction", "Drama", "Science Fiction"]),
        ("Government", []),
        ("Health & Fitness", ["Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"]),
        ("History", []),
        ("Kids & Family", ["Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"]),
        ("Leisure", ["Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games"]),
        ("Music", ["Music Commentary", "Music History", "Music Interviews"]),
        (
            "News",
            ["Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"]
        ),
        ("Religion & Spirituality", ["Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"]),
        (
            "Science",
            [
                "Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature", "Physics",
                "Social Sciences",
            ]
        ),
        ("Society & Culture", ["Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"]),
        (
            "Sports",
            [
                "Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running", "Soccer",
                "Swimming",
                "Tennis", "Volleyball", "Wilderness", "Wrestling",
            ]
        ),
        ("Technology", []),
        ("True Crime", []),
        ("TV & Film", ["After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"]),
    ]

    /// A category and the one above it.
    public struct Place: Sendable, Equatable {
        /// One of the topmost.
        public var name: String
        public var part: String?

        public init(name: String, part: String? = nil) {
            self.name = name
            self.part = part
        }
    }

    /// The category that was written, in whatever case: `Arts`, `Design`, or `Arts > Design`. Nil where Apple has none of this name.
    public static func find(_ written: PlainText) -> Place? {
        let names = written.string.split(separator: ">").map { folded(PlainText($0).onOneLine.string) }
        switch names.count {
        case 1:
            if let top = all.first(where: { folded($0.name) == names[0] }) { return Place(name: top.name) }
            for (name, parts) in all {
                if let part = parts.first(where: { folded($0) == names[0] }) { return Place(name: name, part: part) }
            }
            return nil
        case 2:
            guard let top = all.first(where: { folded($0.name) == names[0] }), let part = top.parts.first(where: { folded($0) == names[1] })
            else { return nil }
            return Place(name: top.name, part: part)
        default: return nil
        }
    }

    /// All names, for suggestions.
    public static var names: [String] { all.flatMap { [$0.name] + $0.parts } }

    private static func folded(_ name: String) -> String {
        name.lowercased().replacing(" and ", with: " & ")
    }
}
