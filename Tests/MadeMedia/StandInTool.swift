import Foundation

/// A folder of programs that stand in for `vips` and `fc-list`: they note what they are asked, and give out made pictures.
package final class StandInTool: Sendable {
    /// Holds the programs, for PATH.
    package let folder: String

    /// - Parameter characters: what its only font can show, as fontconfig writes it.
    package init(characters: String = "20-7e a0-2ff 2010-2027", version: String = "8.99.0") throws {
        let parent = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        folder = "\(parent)/build-site-tools-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: "\(folder)/made", withIntermediateDirectories: true)
        try write(
            "vips",
            """
            #!/bin/sh
            here='\(folder)'
            echo "$*" >> "$here/log"
            case $1 in
            --version) echo "vips-\(version)"; exit 0 ;;
            thumbnail) input=$2 out=${3%%[*} width=$4 ;;
            copy) input=$2 out=${3%%[*} width=1200 ;;
            black) input= out=${2%%[*} width=16 ;;
            esac
            if [ -n "$input" ] && grep -q DAMAGED "$input"; then
                if [ -e "$here/hangs" ]; then exec sleep 60; fi
                if [ -e "$here/makes-nothing" ]; then exit 0; fi
                echo "$input: premature end of file" >&2
                exit 1
            fi
            cp "$here/made/$width.${out##*.}" "$out"

            """)
        try write("fc-list", "#!/bin/sh\necho list >> '\(folder)/fonts.log'\nprintf '/fonts/a.ttf\\tTrueType\\t1\\t\(characters)\\n'\n")
        for width in [16, 168, 264, 300, 480, 576, 600, 1152, 1200] {
            try write("made/\(width).avif", MadeFile.avif(width, width, turns: 0))
            try write("made/\(width).webp", MadeFile.webp("VP8 ", width, width))
            try write("made/\(width).jpg", MadeFile.jpeg(width, width))
            try write("made/\(width).png", MadeFile.png(width, width))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// An environment in which only these programs are found, beside what a shell needs.
    package var environment: [String: String] { ["PATH": "\(folder):/usr/bin:/bin", "HOME": folder] }

    package func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    package func write(_ name: String, _ text: String) throws {
        try write(name, Array(text.utf8))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/\(name)")
    }

    /// What `vips` was asked to do since this was last asked, a line a run.
    package func takeLog() -> [String] {
        let path = "\(folder)/log"
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    /// How often `fc-list` was run.
    package var listings: Int {
        ((try? String(contentsOfFile: "\(folder)/fonts.log", encoding: .utf8)) ?? "").split(separator: "\n").count
    }
}
