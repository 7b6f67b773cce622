// swift-tools-version: 6.1
import PackageDescription

/// A room of the house: a library target whose folder in Sources has the same name.
func room(_ name: String, uses: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: uses)
}

/// The tests of a room, in the folder of the same name.
func tests(of name: String, uses: [Target.Dependency] = []) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + uses)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let flyingFox = [Target.Dependency.product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox")]

let package = Package(
    name: "build-site",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "build-site", targets: ["build-site"]),
        .executable(name: "benchmark", targets: ["benchmark"]),
        .executable(name: "fuzz", targets: ["fuzz"]),
        .executable(name: "transcript-tools", targets: ["transcript-tools"]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .target(name: "CMarkArena", dependencies: ["CCMark"]),
        .target(name: "CDefaultTheme"),
        .target(name: "CFileSystem"),

        room("Storage"),
        room("Diagnostics", uses: ["Storage"]),
        room("Podcast", uses: ["Storage"]),
        room("Markup", uses: ["Podcast", "Storage"]),
        room("CommonMark", uses: ["CCMark", "CMarkArena", "Markup", "Podcast", "Storage"]),
        room("Templates", uses: ["Markup", "Diagnostics", "CDefaultTheme", "Storage", "Podcast"]),
        room("Media", uses: ["Podcast", "Storage"]),
        room("Transcripts", uses: ["Podcast", "Markup", "Diagnostics", "Storage"]),
        room("Chapters", uses: ["Podcast", "Markup", "Diagnostics"]),
        room("Content", uses: ["Podcast", "Transcripts", "Chapters", "Media", "Diagnostics", "Storage", yams]),
        room("Imaging", uses: ["CFileSystem", "Media", "Podcast", "Diagnostics", "Storage"]),
        room("Publishing", uses: ["CFileSystem", "Diagnostics", "Markup", "Storage"]),
        room("Feeds", uses: ["Podcast", "Markup"]),
        room(
            "SiteGenerator",
            uses: [
                "Storage", "Diagnostics", "Podcast", "Markup", "CommonMark", "Templates", "Transcripts",
                "Chapters", "Content", "Media", "Imaging", "Publishing", "Feeds",
            ]),
        room("PreviewServer", uses: ["SiteGenerator", "Diagnostics", "Markup", "Storage"] + flyingFox),
        .executableTarget(
            name: "build-site",
            dependencies: ["SiteGenerator", "PreviewServer", "Publishing", "Imaging", "Diagnostics", "Markup", "Podcast", argumentParser]),
        .executableTarget(name: "benchmark", dependencies: ["CCMark", argumentParser], path: "Sources/Benchmark"),
        .executableTarget(
            name: "fuzz",
            dependencies: ["Transcripts", "Chapters", "Media", "Markup", "Podcast", "Diagnostics", "MadeMedia", argumentParser],
            path: "Sources/Fuzz"),
        .executableTarget(
            name: "transcript-tools", dependencies: ["Transcripts", "Chapters", "Podcast", "Markup", "Diagnostics", argumentParser],
            path: "Sources/TranscriptTools"),

        tests(of: "Storage"),
        tests(of: "Diagnostics"),
        tests(of: "Podcast"),
        tests(of: "Markup"),
        tests(of: "CommonMark", uses: ["CCMark"]),
        tests(of: "Templates"),
        .target(name: "MadeMedia", path: "Tests/MadeMedia"),
        tests(of: "Media", uses: ["MadeMedia"]),
        tests(of: "Transcripts"),
        tests(of: "Chapters"),
        tests(of: "Content"),
        tests(of: "Imaging", uses: ["MadeMedia"]),
        tests(of: "Publishing"),
        tests(of: "Feeds"),
        tests(of: "SiteGenerator", uses: ["MadeMedia"]),
        tests(of: "PreviewServer", uses: flyingFox),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .gnu2x
)
