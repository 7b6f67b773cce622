import ArgumentParser
import CCMark

/// What the least takes that any program must do: read each page's Markdown and turn it into HTML with cmark.
struct CommonMarkAlone: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cmark-alone", abstract: "Only render each index.md of a site with libcmark, and throw the HTML away.")

    @Argument(help: "The site.")
    var site: String

    func run() throws {
        for file in try Disk.files(named: "index.md", below: site) {
            let markdown = try Disk.read("\(site)/\(file)")
            let html = markdown.withUnsafeBytes { cmark_markdown_to_html($0.baseAddress, $0.count, CMARK_OPT_DEFAULT) }
            cmark_get_default_mem_allocator().pointee.free(html)
        }
    }
}
