import Diagnostics

/// What can be wrong with a theme: its templates and its strings.
public enum TemplatesDiagnostics {
    public static let all: [Diagnostic.Kind] = [
        .templateNotText, .templateTag, .templateUnclosed, .templateStrayEnd, .templateOutsideBlock, .templateMissing,
        .templateUnused, .templateVariable, .templateValue, .templatePartial, .templateBlock, .templateEndless, .templateContext,
        .stringsLine, .stringsKey, .stringsKind, .stringsPlaceholder, .stringsPlural,
    ]
}

extension Diagnostic.Kind {
    public static let templateNotText = Diagnostic.Kind(
        "template-not-text", .error,
        meaning: "A template holds bytes that are not UTF-8.",
        wayOut: "Save the file as UTF-8.")
    public static let templateTag = Diagnostic.Kind(
        "template-tag", .error,
        meaning: "A tag of a template cannot be understood.",
        wayOut: "Write `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{> partial}}`, `{{! comment }}`, "
            + "`{{<layout}}{{$block}}…{{/block}}{{/layout}}` or `{{=<% %>=}}`.")
    public static let templateUnclosed = Diagnostic.Kind(
        "template-unclosed", .error,
        meaning: "A tag, a section, a block or a parent is opened and never closed.",
        wayOut: "Close a tag with `}}`, and what `{{#name}}`, `{{^name}}`, `{{$name}}` or `{{<name}}` opens with `{{/name}}`.")
    public static let templateStrayEnd = Diagnostic.Kind(
        "template-stray-end", .error,
        meaning: "A closing tag closes nothing, or something else than what was opened last.",
        wayOut: "Close sections in the reverse order of their opening, each by its own name.")
    public static let templateOutsideBlock = Diagnostic.Kind(
        "template-outside-block", .warning,
        meaning: "Between `{{<layout}}` and `{{/layout}}` only blocks are shown; what stands beside them is dropped.",
        wayOut: "Move it into a block such as `{{$content}}…{{/content}}`, or remove it.")
    public static let templateMissing = Diagnostic.Kind(
        "template-missing", .error,
        meaning: "A page kind has no template.",
        wayOut: "Add the file to Templates/.")
    public static let templateUnused = Diagnostic.Kind(
        "template-unused", .warning,
        meaning: "A template in the site's Templates/ is used by no page.",
        wayOut: "Give it the name of the template that it is meant to replace, include it somewhere, or remove it.")
    public static let templateVariable = Diagnostic.Kind(
        "template-variable", .error,
        meaning: "A template names a variable that there is not.",
        wayOut: "Use one of the variables that the comment on top of the default template lists.")
    public static let templateValue = Diagnostic.Kind(
        "template-value", .error,
        meaning: "A variable is used as what it is not: a list as text, text as something with variables of its own.",
        wayOut: "Write `{{name}}` for text, `{{#name}}…{{/name}}` for lists, objects and flags.")
    public static let templatePartial = Diagnostic.Kind(
        "template-partial", .error,
        meaning: "A template includes a partial, or inherits from a parent, that there is not.",
        wayOut: "`{{> name}}` and `{{<name}}` mean the file Templates/partials/name.html or Templates/name.html.")
    public static let templateBlock = Diagnostic.Kind(
        "template-block", .error,
        meaning: "A template fills a block that its parent does not have.",
        wayOut: "Use a name that stands as `{{$name}}` in the parent or in a partial of it.")
    public static let templateEndless = Diagnostic.Kind(
        "template-endless", .error,
        meaning: "A partial includes itself without end.",
        wayOut: "Include it only inside a section over a list or an object that belongs to the row at hand.")
    public static let templateContext = Diagnostic.Kind(
        "template-context", .error,
        meaning: "A variable stands where it cannot be made safe: in a tag, in an attribute without quotes, in a script.",
        wayOut: "Put text into an element or into an attribute in quotes, and markup into an element.")
    public static let stringsLine = Diagnostic.Kind(
        "strings-line", .error,
        meaning: "A line of a file with strings cannot be understood.",
        wayOut: "Write `key: text`, `key: \"text\"` or `key: [one, two]`, each on a line of its own.")
    public static let stringsKey = Diagnostic.Kind(
        "strings-key", .warning,
        meaning: "A string has a key that the English strings do not have.",
        wayOut: "Correct the key; a string for templates of your own belongs into Templates/strings/en.yml, too.")
    public static let stringsKind = Diagnostic.Kind(
        "strings-kind", .error,
        meaning: "A string is a list where the English one is a text, or the other way round, or a list of another length.",
        wayOut: "Write it as it is written in English: `months` has twelve texts in every language.")
    public static let stringsPlaceholder = Diagnostic.Kind(
        "strings-placeholder", .error,
        meaning: "A string has a placeholder for which there is no value.",
        wayOut: "Use the placeholders of the English string.")
    public static let stringsPlural = Diagnostic.Kind(
        "strings-plural", .error,
        meaning: "A string with plural forms lacks the form `other`, or has a form that there is not.",
        wayOut: "The forms are `zero`, `one`, `two`, `few`, `many` and `other` (CLDR); `other` is always needed.")
}
