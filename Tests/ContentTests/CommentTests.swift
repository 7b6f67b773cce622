import Testing

@testable import Content

@Suite("A # that YAML takes for a comment")
struct CommentTests {
    @Test(
        "what it takes away from a text is not lost without a word",
        arguments: [
            Mistake(
                "title: The best of #metoo\ndraft: true",
                "2:20: warning: a # after a space begins a comment, so “#metoo” is left out [cut-by-comment] (put the whole text in quotes: `\"The best of #metoo\"`; a comment has two spaces before its #)"
            ),
            Mistake(
                "title: Episode # 5\ndraft: true",
                "2:16: warning: a # after a space begins a comment, so “# 5” is left out [cut-by-comment] (put the whole text in quotes: `\"Episode # 5\"`; a comment has two spaces before its #)"
            ),
            Mistake(
                "title: A train\ndraft: true\nsummary: We talk about\n  trains, #5 of all",
                "5:11: warning: a # after a space begins a comment, so “#5 of all” is left out [cut-by-comment] (put the whole text in quotes: `\"We talk about trains, #5 of all\"`; a comment has two spaces before its #)"
            ),
            Mistake(
                "title: A train\ndraft: true\ntags: #ai",
                "4:7: warning: a # after a space begins a comment, so “#ai” is left out [cut-by-comment] (put the whole text in quotes: `\"#ai\"`; a comment has a space after its #)"
            ),
            Mistake(
                "title: A train\ndraft: true\ntags:\n  - food\n  - #ai",
                "6:5: warning: a # after a space begins a comment, so “#ai” is left out [cut-by-comment] (put the whole text in quotes: `\"#ai\"`; a comment has a space after its #)"
            ),
            Mistake(
                "title: A train\ndraft: true\ntags: podcasts, #ai",
                "4:17: warning: a # after a space begins a comment, so “#ai” is left out [cut-by-comment] (put the whole text in quotes: `\"podcasts, #ai\"`; a comment has two spaces before its #)"
            ),
            Mistake(
                "title: #MeToo\ndraft: true",
                "2:1: error: `title` is empty [missing-key] (write a line like `title: What a model is`)",
                "2:8: warning: a # after a space begins a comment, so “#MeToo” is left out [cut-by-comment] (put the whole text in quotes: `\"#MeToo\"`; a comment has a space after its #)"
            ),
        ])
    func lost(mistake: Mistake) {
        #expect(read(.episode, mistake.written).said == mistake.said)
    }

    @Test("a colour without quotes is a comment, and no colour")
    func colour() {
        #expect(
            read(.show, "title: Towers\naccent:   #a33b20").said == [
                "3:11: error: a # after a space begins a comment, so there is no colour [invalid-colour] (put it in quotes: `accent: \"#a33b20\"`)"
            ])
        #expect(read(.show, "title: Towers\naccent:  # not yet").said == [])
    }

    @Test(
        "comments that are comments annoy nobody",
        arguments: [
            "# all about episode 5\ntitle: A train\ndraft: true", "title: A train # or a tram?\ndraft: true",
            "title: A train  #todo\ndraft: true", "title: C# and F#5\ndraft: true", "title: \"Episode #5\" #5 of all\ndraft: true",
            "title: A train\nnumber: 12 #the best\ndraft: true #not yet", "title: A train ######\ndraft: true",
            "title: A train\nsubtitle: # what shall we call it?\ndraft: true", "title: A train\ndraft: true\nlinks: https://a.example/#b",
            "title: A train #\ndraft: true",
        ])
    func comments(yaml: String) {
        #expect(read(.episode, yaml).said == [])
    }
}
