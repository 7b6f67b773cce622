import Publishing

/// What visitors see at an address where nothing is.
struct NotFoundPage: SiteProducer {
    func files(for site: SiteContext, findings: Findings) -> [FileGroup] {
        [
            site.designer.surroundings(.notFound, in: site.show.language)
                .group("404", source: "Content/show.yml", showing: true) { _, surroundings, _ in
                    var head = surroundings.head(Places.notFound, title: surroundings.wording.strings.text("notFoundTitle"))
                    head.isShownAnywhere = true
                    return surroundings.page(head, markdown: [], values: [])
                }
        ]
    }
}
