/// The whole configuration: profiles, and which of them is opened when none is named.
package struct Configuration: Equatable, Sendable {
    /// The profile that is opened when none is named.
    package var profile: String?
    /// The profiles by name; `local` is always among them.
    package var profiles: [String: Profile]

    /// What holds without a file: the profile `local` alone.
    package static func builtIn(_ places: Places) -> Configuration {
        Configuration(profile: nil, profiles: [Profile.localName: .local(places)])
    }

    /// The profile of a name, or the one that is opened when none is named.
    package func profile(named name: String?) throws(ConfigurationFailure) -> Profile {
        let wanted = name ?? profile ?? Profile.localName
        if let found = profiles[wanted] { return found }
        let near = suggestion(for: wanted, among: profiles.keys)
        let names = profiles.keys.sorted().joined(separator: ", ")
        throw .unknownProfile(wanted, hint: near.isEmpty ? "; there are \(names)" : near)
    }
}

/// One marketplace with its sources, as a manager opens it.
package struct Profile: Equatable, Sendable {
    /// The name by which it is chosen.
    package var name: String
    /// The name as it is shown.
    package var title: String
    /// The theme it asks for; nil: the one that fits the terminal's background.
    package var theme: String?
    /// Whether nothing outside may be changed.
    package var readOnly: Bool
    /// Where customers come from.
    package var customers: CustomerSource
    /// Where companies are.
    package var marketplace: MarketplaceChoice
    /// How letters leave.
    package var mail: MailSettings

    /// Where companies are created, in words.
    package var marketplaceWords: String {
        switch marketplace {
        case .local: "the embedded store"
        case .appDirect(let settings): settings.url.description
        }
    }

    /// The name of the profile that always exists.
    package static let localName = "local"

    /// The profile that always exists: import files, a local marketplace, and letters into a folder.
    package static func local(_ places: Places) -> Profile {
        Profile(
            name: localName, title: "Local", theme: nil, readOnly: false, customers: .importFiles, marketplace: .local,
            mail: .usual(places))
    }
}

/// Where customers come from.
package enum CustomerSource: Equatable, Sendable {
    /// Files that the manager imports.
    case importFiles
    /// Microsoft's Partner Center.
    case partnerCenter(PartnerCenterSettings)
}

/// How Partner Center is reached.
package struct PartnerCenterSettings: Equatable, Sendable {
    /// The service itself.
    package var api: ServiceURL
    /// Where tokens come from.
    package var authority: ServiceURL
    /// Microsoft Graph, for verified domains.
    package var graph: ServiceURL
    /// The partner's tenant: a domain or a GUID.
    package var tenant: String
    /// The registered application.
    package var clientID: String
    /// The application's secret; nil for an application without one.
    package var clientSecret: SecretSource?
    /// Where the refresh token is; written back when it is a file.
    package var refreshToken: SecretSource
    /// The most requests a minute.
    package var requestsPerMinute: Int
}

/// Where companies are.
package enum MarketplaceChoice: Equatable, Sendable {
    /// In the store alone.
    case local
    /// On an AppDirect marketplace.
    case appDirect(AppDirectSettings)
}

/// How an AppDirect marketplace is reached.
package struct AppDirectSettings: Equatable, Sendable {
    /// The marketplace.
    package var url: ServiceURL
    /// The API client.
    package var clientID: String
    /// Its secret.
    package var clientSecret: SecretSource
    /// Where a company's tenant id is kept.
    package var tenantKey: TenantKey
    /// How many requests may leave at once.
    package var burst: Int
    /// How many may follow a second.
    package var requestsPerSecond: Int
    /// How many seconds a cut request may still take effect.
    package var settleSeconds: Int
    /// Whether the marketplace mails the first user of a company made by its API.
    package var mailsFirstUser: MailsFirstUser
}

/// Where a company on the marketplace keeps its tenant id.
package enum TenantKey: Hashable, Sendable {
    /// In the field `externalId`.
    case externalID
    /// In a custom attribute.
    case attribute(String)
}

/// Whether the marketplace mails the first user of a company by itself.
package enum MailsFirstUser: String, CaseIterable, Sendable {
    case yes, no, unknown
}

/// How letters leave.
package struct MailSettings: Equatable, Sendable {
    /// The sender, as `Name <address>` or an address; nil when none is configured.
    package var from: String?
    /// The way they leave.
    package var transport: MailTransport
    /// How many hours must pass before the same letter goes to the same address again.
    package var coolDownHours: Int

    /// Letters into the usual folder.
    package static func usual(_ places: Places) -> MailSettings {
        MailSettings(from: nil, transport: .maildir(path: "\(places.home)/Mail/ferry-outbox"), coolDownHours: 24)
    }
}

/// The ways letters leave.
package enum MailTransport: Equatable, Sendable {
    /// Into a folder, for another program or a person to send.
    case maildir(path: String)
    /// Through a command with sendmail's interface.
    case sendmail(command: String)
    /// To a mail server.
    case smtp(SMTPSettings)
}

/// How a mail server is reached.
package struct SMTPSettings: Equatable, Sendable {
    /// The server, by `smtps` or `smtp`.
    package var url: ServiceURL
    /// The user and where the password is; nil to send without signing in.
    package var login: SMTPLogin?

    /// Whether STARTTLS must succeed before anything else is said: on every `smtp` but this machine's own.
    package var requiresStartTLS: Bool { url.scheme == "smtp" && !url.isLoopback }
}

/// Who signs in to a mail server.
package struct SMTPLogin: Equatable, Sendable {
    /// The user's name.
    package var user: String
    /// Where the password is.
    package var password: SecretSource
}
