import Core
import Panes
import Sandbox
import Store
import Text

/// The sandbox behind `ferry demo`: both services in this process, and a private folder with a throw-away store.
struct Demo: Sendable {
    private let options: DemoOptions
    private let moment: Timestamp
    private let server: SandboxServer
    private let folder: SandboxFolder

    /// So many customers are synchronised before the first page; more while it is shown.
    private static let synchronisedBefore = 3000

    /// A demo that serves from now on, until its end.
    init(_ options: DemoOptions, now: Timestamp) throws(CommandFailure) {
        let moment = options.now ?? now
        var world = SandboxOptions(customers: options.customers, seed: options.seed, now: moment)
        if options.now != nil { world.clock = { Double(moment.seconds) } }
        guard let server = SandboxServer(world) else {
            throw CommandFailure(
                .failed, "The demo's services need a port on 127.0.0.1, and none can be had; close a program or two.")
        }
        self.options = options
        self.moment = moment
        self.server = server
        do throws(CommandFailure) { folder = try SandboxFolder() } catch {
            server.stop()
            throw error
        }
    }

    /// Opens the throw-away store.
    func openStore() throws(StoreFailure) -> SQLiteStore { try SQLiteStore.open(path: "\(folder.path)/demo.sqlite") }

    /// What the demo reaches over HTTP, by the very configuration that `ferry sandbox` prints.
    ///
    /// `log` gets a line for each request; nil where nobody reads them.
    func services(
        over store: SQLiteStore, _ surroundings: Surroundings, isReadOnly: Bool,
        log: (@Sendable (String) -> Void)?
    ) throws -> ProfileServices {
        let text = SandboxConfiguration(
            port: server.port, tokenFile: folder.token, letters: folder.letters, hasDocumentedLimits: false
        ).text
        // Nothing of the user's is looked at: the demo is at home in its own folder.
        let places = try Places(environment: ["HOME": folder.path])
        let configuration = try ConfigurationReader.read(
            text, file: "the sandbox's configuration", folder: folder.path, places: places)
        let profile = try configuration.profile(named: nil)
        let secrets = SecretReader(environment: [:])
        var services = try ServicesFactory(
            profile: profile, isReadOnly: isReadOnly, secrets: secrets, surroundings: surroundings,
            letters: LetterParts(
                profile: profile, places: places, configurationFile: places.configurationFile, secrets: secrets,
                log: log ?? { _ in }),
            log: log
        ).services(over: store)
        services.customers = services.customers.map { LivelyCustomers($0, arrivals: arrivals(in: store)) }
        return services
    }

    /// The synchronisation with which the console opens.
    func opening(of store: SQLiteStore, _ surroundings: Surroundings) -> OpeningSync {
        let isWaitedFor = options.customers <= Self.synchronisedBefore
        let data = DemoData(customers: options.customers, seed: options.seed, now: moment)
        return OpeningSync(isWaitedFor: isWaitedFor) {
            if isWaitedFor { try setAside(data.ignored(in: 0..<data.count), in: store, surroundings) }
        }
    }

    /// Stops the services and removes the folder.
    func end() {
        server.stop()
        folder.remove()
    }

    private func arrivals(in store: SQLiteStore) -> Arrivals {
        Arrivals(after: options, now: moment, in: store, at: server.control)
    }

    /// Sets customers aside, as a manager would have done before.
    private func setAside(_ customers: [DemoIgnored], in store: SQLiteStore, _ surroundings: Surroundings) throws {
        var rows: [String: RowSet] = [:]
        for ignored in customers {
            guard let customer = try store.customer(ignored.tenant) else { continue }
            rows[ignored.reason, default: RowSet()].insert(customer.id)
        }
        for (reason, set) in rows.sorted(by: { $0.key < $1.key }) {
            _ = try store.setIgnored(set, reason: reason, by: surroundings.who, at: surroundings.now())
        }
    }
}

extension ProfileFacts {
    /// What the header says of the demo.
    static func demo(isReadOnly: Bool, configurationFile: SafeText, offset: Int64) -> ProfileFacts {
        ProfileFacts(
            title: "Demo", isSandbox: true, isReadOnly: isReadOnly, marketplace: "the sandbox",
            configurationFile: configurationFile, offset: offset, synchronises: true)
    }
}
