import Podcast

/// The groups of the podcast taxonomy, https://github.com/Podcastindex-org/podcast-namespace/blob/main/taxonomy.json
public enum RoleGroups {
    private static let roles: [(group: String, roles: [String])] = [
        (
            "creative direction",
            [
                "director", "assistant director", "executive producer", "senior producer", "producer", "associate producer",
                "development producer", "creative director",
            ]
        ),
        ("cast", ["host", "co-host", "guest host", "guest", "voice actor", "narrator", "announcer", "reporter"]),
        (
            "writing",
            [
                "author", "editorial director", "co-writer", "writer", "songwriter", "guest writer", "story editor", "managing editor",
                "script editor", "script coordinator", "researcher", "editor", "fact checker", "translator", "transcriber", "logger",
            ]
        ),
        (
            "audio production",
            [
                "studio coordinator", "technical director", "technical manager", "audio engineer", "remote recording engineer",
                "post production engineer",
            ]
        ),
        (
            "audio post-production",
            [
                "audio editor", "sound designer", "foley artist", "composer", "theme music", "music production", "music contributor",
            ]
        ),
        (
            "administration",
            [
                "production coordinator", "booking coordinator", "production assistant", "content manager", "marketing manager",
                "sales representative", "sales manager",
            ]
        ),
        ("visuals", ["graphic designer", "cover art designer"]),
        ("community", ["social media manager"]),
        ("misc.", ["consultant", "intern"]),
        ("video production", ["camera operator", "lighting designer", "camera grip", "assistant camera"]),
        ("video post-production", ["editor", "assistant editor"]),
    ]

    /// An editor is one of texts, of sound or of pictures; of a podcast it is the sound's.
    private static let groups: [String: String] = roles.reduce(into: ["editor": "audio post-production"]) { groups, group in
        for role in group.roles where groups[role] == nil { groups[role] = group.group }
    }

    /// The group that a role belongs to; nil for the podcaster's own words.
    static func group(of role: Role) -> String? { groups[role.name] }

    /// Whether people with this role are heard in the episode.
    public static func isHeard(_ role: Role) -> Bool { group(of: role) == "cast" }

    /// Whether it is their show.
    static func isHost(_ role: Role) -> Bool { role == .host || role.name == "co-host" }
}
