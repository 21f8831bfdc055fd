/// Reads a configuration out of YAML by its schema.
struct ConfigurationReader {
    private let log: ProblemLog
    private let places: Places
    private let folder: String

    /// The configuration in a text; throws everything that is wrong in it.
    ///
    /// Relative paths in it start at `folder`.
    static func read(
        _ text: String, file: String, folder: String, places: Places
    ) throws(ConfigurationFailure) -> Configuration {
        let log = ProblemLog(file: file)
        let reader = ConfigurationReader(log: log, places: places, folder: folder)
        let root = YAMLDocument.read(text, log: log)
        let configuration = root.map(reader.configuration) ?? .builtIn(places)
        try log.check()
        return configuration
    }

    private func configuration(_ root: YAMLValue) -> Configuration {
        var result = Configuration.builtIn(places)
        guard let top = root.mapping(keys: ["profile", "profiles"]) else { return result }
        for entry in top["profiles"]?.mapping()?.entries ?? [] {
            guard entry.name.isProfileName else {
                entry.refuseKey("a profile's name has letters, digits, - and _ only, at most 64")
                continue
            }
            result.profiles[entry.name] = profile(entry)
        }
        if let value = top["profile"], let name = value.text("a profile's name") {
            result.profile = name
            if result.profiles[name] == nil {
                value.refuse("there is no profile \(quoted(name))\(suggestion(for: name, among: result.profiles.keys))")
            }
        }
        return result
    }

    private func profile(_ entry: YAMLEntry) -> Profile {
        var result = Profile.local(places)
        result.name = entry.name
        if entry.name != Profile.localName { result.title = entry.name }
        let keys = ["title", "theme", "read_only", "customers", "marketplace", "mail"]
        guard let fields = entry.value.mapping(keys: keys) else { return result }
        result.title = fields.text("title") ?? result.title
        result.theme = fields.text("theme")
        result.readOnly = fields["read_only"]?.boolean() ?? false
        result.customers = fields["customers"].flatMap { customers($0, profile: entry.name) } ?? .importFiles
        result.marketplace = fields["marketplace"].flatMap(marketplace) ?? .local
        result.mail = fields["mail"].flatMap(mail) ?? result.mail
        return result
    }

    private func customers(_ value: YAMLValue, profile: String) -> CustomerSource? {
        let keys = [
            "kind", "api", "authority", "graph", "tenant", "client_id", "client_secret", "refresh_token",
            "requests_per_minute",
        ]
        guard let fields = value.mapping(keys: keys) else { return nil }
        let kind = kind(fields, ["partner-center", "import"])
        let api = fields.url("api", default: "https://api.partnercenter.microsoft.com")
        let authority = fields.url("authority", default: "https://login.microsoftonline.com")
        let graph = fields.url("graph", default: "https://graph.microsoft.com")
        let secret = fields["client_secret"]?.secret(places, folder: folder)
        let token = fields["refresh_token"]?.secret(places, folder: folder) ?? .file(places.token(of: profile))
        let rate = fields.integer("requests_per_minute", in: 1...100_000, default: 400)
        let (tenant, client) = (fields["tenant"]?.text(), fields["client_id"]?.text())
        guard kind == "partner-center" else { return .importFiles }
        fields.demand(["tenant": "the partner's tenant, a domain or a GUID", "client_id": "the registered application"])
        guard let api, let authority, let graph, let tenant, let client else { return nil }
        return .partnerCenter(
            PartnerCenterSettings(
                api: api, authority: authority, graph: graph, tenant: tenant, clientID: client, clientSecret: secret,
                refreshToken: token, requestsPerMinute: rate))
    }

    private func marketplace(_ value: YAMLValue) -> MarketplaceChoice? {
        let keys = [
            "kind", "url", "client_id", "client_secret", "tenant_key", "burst", "requests_per_second",
            "settle_seconds", "mails_first_user",
        ]
        guard let fields = value.mapping(keys: keys) else { return nil }
        let kind = kind(fields, ["appdirect", "local"])
        let url = fields["url"]?.url(schemes: ["https", "http"])
        let secret = fields["client_secret"]?.secret(places, folder: folder)
        let key = fields["tenant_key"].flatMap(tenantKey) ?? .externalID
        let burst = fields.integer("burst", in: 1...1_000, default: 20)
        let rate = fields.integer("requests_per_second", in: 1...1_000, default: 5)
        let settle = fields.integer("settle_seconds", in: 0...86_400, default: 120)
        let mails = fields.choice("mails_first_user", default: MailsFirstUser.unknown)
        let client = fields["client_id"]?.text()
        guard kind == "appdirect" else { return .local }
        fields.demand([
            "url": "the marketplace's address", "client_id": "the API client",
            "client_secret": "the API client's secret",
        ])
        guard let url, let client, let secret else { return nil }
        return .appDirect(
            AppDirectSettings(
                url: url, clientID: client, clientSecret: secret, tenantKey: key, burst: burst,
                requestsPerSecond: rate, settleSeconds: settle, mailsFirstUser: mails))
    }

    private func mail(_ value: YAMLValue) -> MailSettings? {
        let keys = ["from", "transport", "path", "command", "url", "user", "password", "cool_down_hours"]
        guard let fields = value.mapping(keys: keys) else { return nil }
        var result = MailSettings.usual(places)
        result.from = fields["from"].flatMap(sender)
        result.coolDownHours = fields.integer("cool_down_hours", in: 0...8_760, default: 24)
        let path = fields["path"].flatMap(path)
        let command = fields["command"]?.text("a command")
        let server = smtp(fields)
        switch fields["transport"]?.choice(["maildir", "sendmail", "smtp"]) {
        case "sendmail": result.transport = .sendmail(command: command ?? "/usr/sbin/sendmail -i")
        case "smtp":
            fields.demand(["url": "the mail server, such as smtps://smtp.example.com:465"])
            if let server { result.transport = .smtp(server) }
        default:
            if let path { result.transport = .maildir(path: path) }
        }
        return result
    }

    private func smtp(_ fields: YAMLMapping) -> SMTPSettings? {
        let url = fields["url"]?.url(schemes: ["smtps", "smtp"])
        let (user, password) = (fields["user"]?.text(), fields["password"]?.secret(places, folder: folder))
        if fields["user"] != nil { fields.demand(["password": "user has one"]) }
        if fields["password"] != nil { fields.demand(["user": "password belongs to one"]) }
        var login: SMTPLogin?
        if let user, let password { login = SMTPLogin(user: user, password: password) }
        return url.map { SMTPSettings(url: $0, login: login) }
    }

    /// The kind, which may only be left out where nothing else is said.
    private func kind(_ fields: YAMLMapping, _ kinds: [String]) -> String? {
        if let value = fields["kind"] { return value.choice(kinds) }
        if !fields.entries.isEmpty { fields.demand(["kind": "one of \(kinds.joined(separator: ", "))"]) }
        return nil
    }

    private func tenantKey(_ value: YAMLValue) -> TenantKey? {
        let wanted = "externalId or attribute:NAME"
        guard let text = value.text(wanted) else { return nil }
        if text == "externalId" { return .externalID }
        let name = text.hasPrefix("attribute:") ? text.dropFirst("attribute:".count) : ""
        if !name.isEmpty { return .attribute(String(name)) }
        value.refuse("\(quoted(text)) is not \(wanted)\(suggestion(for: text, among: ["externalId", "attribute:"]))")
        return nil
    }

    private func path(_ value: YAMLValue) -> String? {
        guard let text = value.text("a path") else { return nil }
        let absolute = places.absolute(text, from: folder)
        if absolute == nil { value.refuse("\(quoted(text)): the home folder of another user isn't known here; use ~/") }
        return absolute
    }

    private func sender(_ value: YAMLValue) -> String? {
        let wanted = "a sender such as Contoso Marketplace <marketplace@example.com>"
        guard let text = value.text(wanted) else { return nil }
        if text.isSender { return text }
        value.refuse("\(quoted(text)) is not \(wanted)")
        return nil
    }
}

extension YAMLMapping {
    /// Notes the keys that are needed and missing.
    fileprivate func demand(_ keys: [String: String]) {
        for (key, meaning) in keys.sorted(by: { $0.key < $1.key }) { _ = required(key, meaning) }
    }

    fileprivate func url(_ key: String, default usual: String) -> ServiceURL? {
        guard let value = self[key] else { return ServiceURL(usual) }
        return value.url(schemes: ["https", "http"])
    }
}

extension String {
    /// Profile names become file names.
    fileprivate var isProfileName: Bool {
        guard let first, first != "-", unicodeScalars.count <= 64 else { return false }
        return allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-" || $0 == "_" }
    }

    /// Whether it is `address` or `Name <address>`, on one line.
    fileprivate var isSender: Bool {
        guard !unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return false }
        var address = self[...]
        if let open = lastIndex(of: "<") {
            guard last == ">" else { return false }
            address = self[index(after: open)...].dropLast()
        }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && !address.contains { $0.isWhitespace || "<>,;".contains($0) }
    }
}
