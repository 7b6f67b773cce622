import Feeds
import Markup
import Podcast

extension EpisodePage {
    /// The page's head, with what other sites show of the episode.
    var sharedHead: PageHead {
        guard let site = context.surroundings.chrome.addresses else { return head }
        var head = head
        head.kind = .article
        head.image = sharedImage(site)
        head.hasShareCard = shareCard?.bytes != nil
        head.audio = sound(site)
        head.structuredData = StructuredData.script([
            structured(site),
            StructuredData.breadcrumbs(
                [
                    (show.title, Places.home), (context.surroundings.wording.strings.text("episodesTitle"), Places.episodes),
                    (episode.card.title, path),
                ], site),
        ])
        return head
    }

    /// What other sites show of it: the picture that was drawn for that, or else its cover.
    func sharedImage(_ site: WholeAddresses) -> FeedImage? {
        if shareCard?.bytes != nil, let file = path.sibling(ShareCards.fileName) {
            return FeedImage(address: site.of(file), alternative: head.title, size: ShareCard.size)
        }
        return episode.card.cover.flatMap { site.image($0, beside: path) }
    }

    private func structured(_ site: WholeAddresses) -> (inout JSONText) -> Void {
        let card = episode.card
        let address = site.of(path)
        return { json in
            json.member("@type", "PodcastEpisode")
            json.member("@id", address)
            json.member("url", address)
            json.member("name", card.title.string)
            json.member("alternativeHeadline", card.subtitle?.string)
            json.member("description", (card.summary ?? fragments.beginningOfNotes)?.string)
            json.member("datePublished", card.date?.rfc3339)
            json.member("inLanguage", card.language.tag)
            json.member("episodeNumber", card.number)
            json.member("timeRequired", card.duration?.iso)
            json.member("image", card.cover.flatMap { site.of($0, beside: path) })
            json.member("license", (episode.license ?? show.license)?.address)
            if !card.tags.isEmpty { json.member("keywords", context.tags.map(\.name.string).joined(separator: ", ")) }
            translations(site, to: &json)
            json.thing("partOfSeries", "PodcastSeries", show.title.string, url: site.of(Places.home))
            if let season = card.season {
                json.key("partOfSeason")
                json.object { json in
                    json.member("@type", "PodcastSeason")
                    json.member("seasonNumber", season)
                    json.member("name", show.feed.seasons.first { $0.number == season }?.name.string)
                }
            }
            people("actor", card.people.filter { $0.roles.contains(where: RoleGroups.isHeard) }, site, to: &json)
            people("contributor", card.people.filter { !$0.roles.contains(where: RoleGroups.isHeard) }, site, to: &json)
            media(site, to: &json)
            clips(address, to: &json)
        }
    }

    private func people(_ key: StaticString, _ credits: [Credit], _ site: WholeAddresses, to json: inout JSONText) {
        guard !credits.isEmpty else { return }
        json.key(key)
        json.array { json in
            for credit in credits {
                json.object { json in
                    let page = credit.person.map { site.of(Places.person($0)) }
                    json.member("@type", "Person")
                    json.member("@id", page)
                    json.member("name", credit.name.string)
                    json.member("url", page)
                }
            }
        }
    }

    /// The episode in other languages.
    private func translations(_ site: WholeAddresses, to json: inout JSONText) {
        guard let original = context.editions.first else { return }
        func edition(_ slug: Slug, to json: inout JSONText) {
            json.object { json in
                json.member("@type", "PodcastEpisode")
                json.member("@id", site.of(Places.episode(slug)))
            }
        }
        if original.slug == episode.card.slug {
            json.key("workTranslation")
            json.array { json in for other in context.editions.dropFirst() { edition(other.slug, to: &json) } }
        } else {
            json.key("translationOfWork")
            edition(original.slug, to: &json)
        }
    }

    /// The sound, and the transcripts as what belongs to it.
    private func media(_ site: WholeAddresses, to json: inout JSONText) {
        let transcripts = transcripts(site)
        let sound = sound(site)
        guard sound != nil || !transcripts.isEmpty else { return }
        json.key("associatedMedia")
        json.array { json in
            if let sound {
                json.object { json in
                    json.member("@type", sound.mediaType.hasPrefix("video/") ? "VideoObject" : "AudioObject")
                    json.member("contentUrl", sound.address)
                    json.member("encodingFormat", sound.mediaType)
                    json.member("contentSize", sound.byteCount > 0 ? "\(sound.byteCount)" : nil)
                    json.member("duration", episode.card.duration?.iso)
                }
            }
            for transcript in transcripts {
                json.object { json in
                    json.member("@type", "MediaObject")
                    json.member("name", context.surroundings.wording.strings.text("transcript").string)
                    json.member("contentUrl", transcript.address)
                    json.member("encodingFormat", transcript.mediaType)
                    json.member("inLanguage", transcript.language.tag)
                }
            }
        }
    }

    private func clips(_ address: String, to json: inout JSONText) {
        let timed = episode.chapters.enumerated().compactMap { index, chapter in chapter.start.map { (index, chapter, $0) } }
        guard !timed.isEmpty else { return }
        json.key("hasPart")
        json.array { json in
            for (position, (index, chapter, start)) in timed.enumerated() {
                let end = chapter.end ?? (position + 1 < timed.count ? timed[position + 1].2 : episode.card.duration)
                json.object { json in
                    json.member("@type", "Clip")
                    json.member("name", (chapter.title ?? context.surroundings.wording.chapterNumber(index + 1)).string)
                    json.key("startOffset")
                    json.number(start)
                    if let end, end > start {
                        json.key("endOffset")
                        json.number(end)
                    }
                    json.member("url", "\(address)#\(Moments.target(start))")
                }
            }
        }
    }
}
