package import Core
package import Screen
package import Text

/// Everything the console shows and has in flight.
package struct AppState: Equatable, Sendable {
    /// The page.
    package var size: Size
    /// What the header says of the profile.
    package var profile: ProfileFacts
    /// The keys.
    package var keymap: Keymap
    /// The moment the last event came, for ages in queries.
    package var now: Timestamp
    /// The open pane.
    package var pane = Pane.overview
    /// Pending Companies: the customers that are not on the marketplace.
    package var customers = ListState(.customers, states: Listing.customers.shownStates)
    /// Companies.
    package var companies = ListState(.companies)
    /// Manage Invitations.
    package var invitations = ListState(.invitations)
    /// Requests.
    package var requests = ListState(.requests)
    /// Subscriptions.
    package var subscriptions = ListState(.subscriptions)
    /// Sync Settings.
    package var settings = SettingsState()
    /// Jobs & Journal.
    package var jobs = JobsState()
    /// Overview.
    package var overview = OverviewState()
    /// What lies on top; the last takes the keys.
    package var overlays: [Overlay] = []
    /// Keys that wait for the answer to a search, because they are about its rows.
    package var heldKeys: [KeyPress] = []
    /// What happened last, until the next key.
    package var toast: Toast?
    /// The path of an import that failed, to be mended; empty otherwise.
    package var importPath = ""
    /// An import that runs; nil when none does.
    package var importing: ImportProgress?
    /// How many files are being written.
    package var exporting = 0
    /// When and from where the customers came; nil when they never did.
    package var lastImport: ImportNote?
    /// Synchronisations.
    package var sync = SyncState()
    /// What must hold, as far as it was read.
    package var requirements = RequirementsState()
    /// What was compared of the company whose details are open; nil before any were opened.
    package var evidence: EvidenceState?
    /// The letters to the user whose details are open; nil before any were opened.
    package var letters: LetterHistory?
    /// The theme's name and those to choose from.
    package var theme: String
    /// The themes to choose from.
    package var themeNames: [String]

    /// A console that has read nothing yet.
    package init(size: Size, profile: ProfileFacts, keymap: Keymap, now: Timestamp, theme: String, themeNames: [String])
    {
        self.size = size
        self.profile = profile
        self.keymap = keymap
        self.now = now
        self.theme = theme
        self.themeNames = themeNames
    }

    /// The list of the open pane; nil where it shows none.
    package var list: ListState? {
        get { pane.listing.map { self[$0] } }
        set {
            guard let listing = pane.listing, let newValue else { return }
            self[listing] = newValue
        }
    }

    /// One of the lists.
    package subscript(listing: Listing) -> ListState {
        get {
            switch listing {
            case .customers: customers
            case .companies: companies
            case .invitations: invitations
            case .requests: requests
            case .subscriptions: subscriptions
            }
        }
        set {
            switch listing {
            case .customers: customers = newValue
            case .companies: companies = newValue
            case .invitations: invitations = newValue
            case .requests: requests = newValue
            case .subscriptions: subscriptions = newValue
            }
        }
    }

    /// Whether the store was read and no list holds a row: the welcome page is shown.
    package var isEmpty: Bool {
        customers.snapshot?.total == 0 && importing == nil
            && Listing.allCases.allSatisfy { (self[$0].snapshot?.total ?? 0) == 0 }
    }
}

/// What the header says of the profile.
package struct ProfileFacts: Equatable, Sendable {
    /// The profile's title.
    package var title: SafeText
    /// Whether the data is made up.
    package var isSandbox: Bool
    /// Whether nothing may be changed.
    package var isReadOnly: Bool
    /// Where companies are created, in words.
    package var marketplace: SafeText
    /// Where the configuration file is looked for, for the welcome page.
    package var configurationFile: SafeText
    /// Seconds east of UTC.
    package var offset: Int64
    /// Whether there are services to synchronise with.
    package var synchronises: Bool
    /// Where somebody chooses a new password; empty where the marketplace has no address.
    package var resetLink: SafeText

    /// Facts of a profile; without services unless told.
    package init(
        title: SafeText, isSandbox: Bool, isReadOnly: Bool, marketplace: SafeText, configurationFile: SafeText,
        offset: Int64, synchronises: Bool = false, resetLink: SafeText = ""
    ) {
        self.title = title
        self.isSandbox = isSandbox
        self.isReadOnly = isReadOnly
        self.marketplace = marketplace
        self.configurationFile = configurationFile
        self.offset = offset
        self.synchronises = synchronises
        self.resetLink = resetLink
    }
}

/// A short word about what just happened.
package struct Toast: Equatable, Sendable {
    /// The word.
    package var text: SafeText
    /// How it is meant.
    package var ink: Ink

    /// A word.
    package init(_ text: SafeText, _ ink: Ink = .info) {
        self.text = text
        self.ink = ink
    }
}

/// How far an import is.
package struct ImportProgress: Equatable, Sendable {
    /// The numbers so far.
    package var summary: ImportSummary
    /// The part of the file that was read; nil when its length is not known.
    package var part: Double?

    /// Progress.
    package init(summary: ImportSummary, part: Double?) {
        self.summary = summary
        self.part = part
    }
}
