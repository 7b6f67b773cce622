import Foundation
import Testing

@testable import SiteGenerator

@Suite struct HostLimitsTests {
    /// What the build of a site says of the host's limits, and where.
    private func said(of limits: HostLimits, _ site: TestSite) async throws -> [String] {
        var options = BuildOptions(folder: site.folder, output: "\(site.folder)/Public", now: site.now, jobs: 2)
        options.hostLimits = limits
        let report = await Build(options).run()
        #expect(report.summary != nil && report.exitStatus == 0, "a site that is too large is built all the same")
        return report.diagnostics.filter { $0.name == "host-limit" }.map {
            $0.text(colour: false).split(separator: "\n")[0].replacingOccurrences(of: site.folder, with: "")
        }
    }

    @Test("A recording of more than 25 MiB is named where the site is for Cloudflare Pages, and only there, at each build")
    func largeFile() async throws {
        let site = try TestSite.redTowers()
        try site.write("Content/files/fits.bin", "")
        try site.write("Content/files/large.bin", "")
        #expect(truncate("\(site.folder)/Content/files/fits.bin", 25 << 20) == 0)
        #expect(truncate("\(site.folder)/Content/files/large.bin", (25 << 20) + 1) == 0)
        for _ in 1...2 {
            #expect(
                try await said(of: .cloudflarePages, site) == [
                    "/Public/large.bin: warning: Cloudflare Pages takes files of 25 MiB at most, and this has 25.1 MiB [host-limit]"
                ])
        }
        #expect(try await said(of: .gitHubPages, site) == [])
        #expect(try await site.build().diagnostics.filter { $0.name == "host-limit" }.isEmpty)
    }

    @Test("A site is told that it grows to the limit from 90 % of it on, of what will be uploaded: not build-site's own folder")
    func nearTheLimit() async throws {
        let site = try TestSite.redTowers()
        let files = try await site.built().files
        func limits(files: Int) -> HostLimits { HostLimits(host: "The Host", files: files, fileBytes: nil, bytes: nil) }
        // Of ten times as many files, nine tenths is nine times as many.
        for number in 0..<(9 * files - files) { try site.write("Public/mine/\(number).txt", "") }
        #expect(try await said(of: limits(files: 10 * files), site) == [])
        try site.write("Public/mine/one-more.txt", "")
        #expect(
            try await said(of: limits(files: 10 * files), site) == [
                "/Public: warning: The Host takes \(10 * files) files at most, and the site has \(9 * files + 1) [host-limit]"
            ])
    }

    @Test("The size of the whole site counts on GitHub Pages")
    func largeSite() async throws {
        let site = try TestSite.redTowers()
        try await site.built()
        try site.write("Public/mine.bin", "")
        #expect(truncate("\(site.folder)/Public/mine.bin", 950_000_000) == 0)
        let said = try await said(of: .gitHubPages, site)
        #expect(said.count == 1)
        #expect(said[0].hasPrefix("/Public: warning: GitHub Pages takes 1000 MB at most, and the site has 95"))
    }
}
