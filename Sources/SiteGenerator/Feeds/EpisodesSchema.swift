/// What is in /episodes.json, as JSON Schema, https://json-schema.org/draft/2020-12
enum EpisodesSchema {
    static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "The episodes of a podcast",
          "type": "object",
          "required": ["version", "show", "episodes"],
          "properties": {
            "$schema": {"type": "string", "format": "uri"},
            "version": {"description": "Of this format. A new key is no new version.", "type": "string", "pattern": "^1\\.[0-9]+$"},
            "show": {
              "type": "object",
              "required": ["title", "url", "language"],
              "properties": {
                "title": {"type": "string"},
                "description": {"type": "string"},
                "url": {"description": "The home page.", "type": "string", "format": "uri"},
                "language": {"description": "A BCP 47 tag.", "type": "string"},
                "feed": {"description": "The address of the RSS feed.", "type": "string", "format": "uri"}
              }
            },
            "episodes": {
              "description": "All of them, the newest first.",
              "type": "array",
              "items": {"$ref": "#/$defs/episode"}
            }
          },
          "$defs": {
            "episode": {
              "type": "object",
              "required": ["slug", "guid", "url", "markdown", "title", "type", "language", "explicit", "tags", "people", "transcripts"],
              "properties": {
                "slug": {"description": "The name in the address.", "type": "string"},
                "guid": {"description": "What podcast apps know the episode by; the same for ever.", "type": "string"},
                "url": {"type": "string", "format": "uri"},
                "markdown": {"description": "The whole page as Markdown, with its transcript.", "type": "string", "format": "uri"},
                "title": {"type": "string"},
                "subtitle": {"type": "string"},
                "summary": {"type": "string"},
                "date": {"type": "string", "format": "date-time"},
                "number": {"type": "integer", "minimum": 0},
                "season": {"type": "integer", "minimum": 0},
                "type": {"enum": ["full", "trailer", "bonus"]},
                "language": {"description": "A BCP 47 tag.", "type": "string"},
                "explicit": {"type": "boolean"},
                "duration": {"description": "In seconds.", "type": "number", "minimum": 0},
                "tags": {"type": "array", "items": {"type": "string"}},
                "people": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["name", "roles"],
                    "properties": {
                      "name": {"type": "string"},
                      "roles": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                      "url": {"description": "Their page.", "type": "string", "format": "uri"}
                    }
                  }
                },
                "cover": {"type": "string", "format": "uri"},
                "audio": {
                  "type": "object",
                  "required": ["url", "type"],
                  "properties": {
                    "url": {"type": "string", "format": "uri"},
                    "type": {"description": "A media type.", "type": "string"},
                    "bytes": {"type": "integer", "minimum": 1}
                  }
                },
                "transcripts": {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["url", "type"],
                    "properties": {
                      "url": {"type": "string", "format": "uri"},
                      "type": {"description": "A media type.", "type": "string"}
                    }
                  }
                },
                "chapters": {"description": "JSON chapters of the podcast namespace.", "type": "string", "format": "uri"}
              }
            }
          }
        }
        """#
}
