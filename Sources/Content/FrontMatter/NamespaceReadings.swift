import Diagnostics
import Podcast

extension Reading where Value == License {
    /// A name, or one with the address at which it can be read.
    static let license = scalar(
        Reading<PlainText>.line.map { License($0) },
        orMapping: mapping("a license such as CC BY 4.0, or {name: Our terms, url: https://example.com/terms}") { fields in
            let name = fields.required("name", .line, example: "name: Our terms")
            let address = fields.read("url", .webAddress)
            return name.map { License($0, at: address) }
        })
}

extension FeedExtras {
    /// Asks for the keys that shows and episodes both have, and only feeds tell.
    init(_ fields: inout Fields) {
        self.init()
        locations = fields.read("location", .list(of: .feedLocation)) ?? []
        values = fields.read("value", .list(of: .paymentValue)) ?? []
        texts = fields.read("txt", .feedTexts) ?? []
        chat = fields.read("chat", .chat)
        socialInteracts = fields.read("socialInteract", .list(of: .socialInteract)) ?? []
    }
}

extension Reading where Value == RemoteItem {
    /// `{guid: 9b024349-ccf0-5f69-a609-6b82873eab3c, feed: https://podnews.net/rss, title: Podnews}`
    static let remoteItem = mapping("another show such as {guid: …, feed: https://example.com/feed.xml, title: …}") { fields in
        let guid = fields.required("guid", .guid, example: "guid: 9b024349-ccf0-5f69-a609-6b82873eab3c")
        let feed = fields.read("feed", .webAddress)
        let item = fields.read("item", .word)
        let medium = fields.read("medium", .word)
        let title = fields.read("title", .line)
        return guid.map { RemoteItem(feedGUID: $0, feedURL: feed, itemGUID: item, medium: medium, title: title) }
    }
}

extension Reading where Value == PaymentValue {
    static let paymentValue = mapping(
        "who is paid, such as {recipients: [{name: Jo, type: lnaddress, address: jo@example.com, split: 100}]}"
    ) {
        fields in
        let type = fields.read("type", .word) ?? "lightning"
        let method = fields.read("method", .word) ?? "keysend"
        let suggested = fields.read("suggested", .decimal)
        let recipients = fields.required("recipients", .list(of: .recipient), example: "recipients: [{type: node, address: …, split: 100}]")
        let splits = fields.read("timeSplits", .list(of: .timeSplit)) ?? []
        guard let recipients, !recipients.isEmpty else { return nil }
        return PaymentValue(type: type, method: method, suggested: suggested, recipients: recipients, timeSplits: splits)
    }
}

extension Reading where Value == PaymentValue.Recipient {
    static let recipient = mapping("someone who is paid, such as {name: Jo, type: lnaddress, address: jo@example.com, split: 100}") {
        fields in
        let name = fields.read("name", .line)
        let type = fields.required("type", .word, example: "type: lnaddress")
        let address = fields.required("address", .word, example: "address: jo@example.com")
        let split = fields.required("split", .wholeNumber(from: 0, "split: 100"), example: "split: 100")
        let isFee = fields.read("fee", .flag) ?? false
        let (key, value) = (fields.read("customKey", .word), fields.read("customValue", .word))
        guard let type, let address, let split else { return nil }
        return PaymentValue.Recipient(
            name: name, type: type, address: address, split: split, isFee: isFee, customKey: key, customValue: value)
    }
}

extension Reading where Value == PaymentValue.TimeSplit {
    static let timeSplit = mapping("a part in which others are paid, such as {start: 1:00, duration: 3:57, remote: {guid: …}}") { fields in
        let start = fields.required("start", .time, example: "start: 1:00")
        let duration = fields.required("duration", .time, example: "duration: 3:57")
        let remoteStart = fields.read("remoteStart", .time)
        let percentage = fields.read("remotePercentage", .wholeNumber(from: 0, "remotePercentage: 95"))
        let remote = fields.read("remote", .remoteItem)
        let recipients = fields.read("recipients", .list(of: .recipient)) ?? []
        if remote == nil, recipients.isEmpty, !fields.has("remote"), !fields.has("recipients") {
            fields.report(
                .missingKey, "`remote` or `recipients` is missing", at: fields.start, hint: "say who is paid: `remote: {guid: …, item: …}`")
        }
        guard let start, let duration, remote != nil || !recipients.isEmpty else { return nil }
        // The namespace has the one or the other.
        return PaymentValue.TimeSplit(
            start: start, duration: duration, remoteStart: remoteStart, remotePercentage: percentage, remote: remote,
            recipients: remote == nil ? recipients : [])
    }
}

extension Reading where Value == [FeedText] {
    /// A mapping of purposes and texts, a list of `{purpose: verify, text: …}`, or only a text.
    static let feedTexts = Reading { yaml, findings in
        if case .mapping(let pairs) = yaml.content, !pairs.contains(where: { $0.key.name == "text" }) {
            return Fields.withoutDuplicates(pairs, &findings).compactMap { pair in
                Reading<PlainText>.text.read(pair.value, &findings).map { FeedText(purpose: pair.key.name, text: $0) }
            }
        }
        return Reading.list(of: one).read(yaml, &findings)
    }

    private static let one = Reading<FeedText>.scalar(
        Reading<PlainText>.text.map { FeedText(text: $0) },
        orMapping: .mapping("a text such as {purpose: verify, text: S6lpp-7ZCn8}") { fields in
            let purpose = fields.read("purpose", .word)
            let text = fields.required("text", .text, example: "text: S6lpp-7ZCn8")
            return text.map { FeedText(purpose: purpose, text: $0) }
        })
}

extension Reading where Value == Chat {
    static let chat = mapping("a chat such as {server: irc.example.net, protocol: irc, space: \"#show\"}") { fields in
        let server = fields.required("server", .word, example: "server: irc.example.net")
        let name = fields.required("protocol", .word, example: "protocol: irc")
        let (account, space) = (fields.read("account", .word), fields.read("space", .word))
        guard let server, let name else { return nil }
        return Chat(server: server, networkProtocol: name, account: account, space: space)
    }
}

extension Reading where Value == SocialInteract {
    /// The address of a post in the Fediverse, `disabled`, or a mapping with more.
    static let socialInteract = Reading { yaml, findings in
        switch yaml.content {
        case .text("disabled"): return SocialInteract(networkProtocol: "disabled", address: nil)
        case .text:
            return Reading<String>.webAddress.read(yaml, &findings).map { SocialInteract(networkProtocol: "activitypub", address: $0) }
        default: return keyed.read(yaml, &findings)
        }
    }

    private static let keyed = mapping("a post such as {url: https://social.example/@jo/1, account: \"@jo\"}") { fields in
        let name = fields.read("protocol", .word) ?? "activitypub"
        let address = name == "disabled" ? nil : fields.required("url", .word, example: "url: https://social.example/@jo/1")
        let (account, accountAddress) = (fields.read("account", .word), fields.read("accountUrl", .webAddress))
        let priority = fields.read("priority", .wholeNumber(from: 0, "priority: 1"))
        guard address != nil || name == "disabled" else { return nil }
        return SocialInteract(
            networkProtocol: name, address: address, account: account, accountAddress: accountAddress, priority: priority)
    }
}

extension Reading where Value == String {
    static let country = scalar("a country such as US") { text, position, findings in
        let code = text.trimmingSpaces.uppercased()
        if code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return code }
        findings.report(
            .invalidWord, "“\(text.abridged)” is not the code of a country", at: position, hint: "write two letters, as in US, DE, CN")
        return nil
    }

    /// Digits, and perhaps a point and more of them: as it was written, for no machine's numbers are as exact.
    static let decimal = scalar("a number such as 0.00000005") { text, position, findings in
        let number = text.trimmingSpaces
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        if (1...2).contains(parts.count), areDigits { return String(number) }
        findings.report(.invalidNumber, "“\(text.abridged)” is not a number", at: position, hint: "write it like 0.00000005")
        return nil
    }
}
