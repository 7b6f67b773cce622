import Diagnostics
import Media
import Podcast

extension SoundFacts {
    /// Players and encoders count the first and last moments differently.
    private static let tolerance = Seconds(milliseconds: 2000)

    /// Warns of what listeners will meet.
    /// - Parameter path: of the recording, from the site's folder.
    func report(against written: WrittenAudio, _ path: String, in file: ContentFile, to diagnostics: inout Diagnostics) {
        if let duration, let said = written.duration {
            let difference = max(duration, said.value) - min(duration, said.value)
            if difference > Self.tolerance {
                diagnostics.report(
                    .durationDiffers, "the recording is \(duration.clock) long, and not \(said.value.clock)",
                    at: file.location(of: said.position),
                    hint: "leave `duration` out, then it is read from the recording; or correct it: \(duration.clock)")
            }
        }
        if lacksSeekTable {
            diagnostics.report(
                .noSeekTable, "players have to guess where a moment lies in this recording, so links to moments miss them",
                at: SourceLocation(file: path),
                hint: "encode it with a constant bit rate; or write the missing table with `ffmpeg -i old.mp3 -c copy new.mp3`")
        }
    }
}
