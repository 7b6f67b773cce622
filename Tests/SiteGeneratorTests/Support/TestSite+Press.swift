extension TestSite {
    /// A show with a page, a file and a menu, and more files.
    static func withPress(_ files: [String: String]) throws -> TestSite {
        let site = try TestSite([
            "Content/show.yml": """
            title: Show
            url: https://show.example/pod
            menu: [about, {title: Press, url: /press/kit.txt}, {title: Shop, url: "https://shop.example"}]
            listen: [{title: Feed, url: press/kit.txt}]
            feed: no
            """,
            "Content/pages/about.md": "---\ntitle: About us\nmenu: About\n---\n\nText.\n",
            "Content/files/press/kit.txt": "Kit.\n",
        ])
        for (path, text) in files { try site.write(path, text) }
        return site
    }
}
