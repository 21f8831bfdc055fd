import Sandbox
import TestTerminal
import Testing

/// The main job of a manager, by keys alone, from an empty profile to companies that are there after a restart.
@Suite struct MainJobTests {
    private let profile: Profile
    private let lists = Lists(customers: 100)

    init() throws { profile = try Profile() }

    /// Rows of the list whose state allows no creation.
    private var blocked: Int {
        [.withoutContact, .malformedContact, .notReseller, .nameless, .namedByDomain].map(lists.count).reduce(0, +)
    }

    @Test func aManagerImportsPlansCreatesAndFindsItAllAgain() throws {
        let total = lists.customers.count - 1
        let ready = total - blocked
        let session = try profile.console()
        try importLists(session, total: total)
        try searchAndTick(session, total: total)
        try lookAtThePlan(session, ready: ready, skipped: blocked)
        try create(session, ready: ready, left: blocked)
        try session.press(Key.escape, "3")
        try session.wait(for: "\(ready) rows")
        try session.press("4")
        try session.wait(for: "\(ready) rows")
        #expect(session.shows("never told"))
        try session.quit()
        try findItAgain(ready: ready, left: blocked)
    }

    private func importLists(_ session: PtySession, total: Int) throws {
        try profile.write("Customers.csv", lists.customers)
        try profile.write("contacts.csv", lists.contacts)
        for offer in ["I  Import a customer list", "D  Open the demo", "N  Connect to the services"] {
            #expect(session.shows(offer), "\(session.lines)")
        }
        try session.press("I")
        try session.type("~/Customers.csv")
        try session.press(Key.enter)
        try session.wait(for: "Customers.csv: \(total) added, 0 updated, 0 unchanged")
        try session.press("I")
        try session.type("~/contacts.csv")
        try session.press(Key.enter)
        // Two addresses are malformed, and said to be.
        try session.wait(for: "Rejected rows of contacts.csv")
        #expect(session.shows("is not an e-mail address"))
        try session.press(Key.escape)
        #expect(!session.shows("Rejected rows"))
    }

    private func searchAndTick(_ session: PtySession, total: Int) throws {
        try session.press("2")
        try session.wait(for: "\(total) rows")
        #expect(session.shows("● ready"))
        #expect(session.shows("✗ blocked"))
        try session.press("/")
        for typed in ["ex", "exa", "example state:blocked"] {
            let found = try profile.run("pending", "list", "--json", "--where", typed).objects().count
            let before = try session.line(with: "/ ").split(separator: "/").last?.trimming ?? ""
            try session.type(String(typed.dropFirst(before.hasPrefix("search") ? 0 : before.count)))
            try session.wait(for: "\(found) of \(total) rows")
        }
        try session.press(Key.escape)
        try session.wait(for: "\(total) rows")
        try session.press(" ")
        #expect(session.shows("1 selected"))
        try session.press("v", "j", "j", " ")
        #expect(session.shows("4 selected"))
        try session.press("a")
        #expect(session.shows("\(total) selected"))
        try session.press("/")
        try session.type("state:blocked")
        try session.wait(for: "\(total) selected · \(total - blocked) hidden by filter")
        try session.press(Key.escape)
    }

    private func lookAtThePlan(_ session: PtySession, ready: Int, skipped: Int) throws {
        try session.press("C")
        try session.wait(for: "\(ready) will be created")
        #expect(session.shows("\(skipped) will be skipped"))
        #expect(session.shows("0 need attention"))
        #expect(session.shows("needs contact e-mail") || session.shows("● create"))
        try session.press(Key.enter)
        #expect(!session.shows("will be created"))
        #expect(try profile.objects("jobs", "list").isEmpty)
        #expect(try profile.objects("companies", "list").isEmpty)
    }

    private func create(_ session: PtySession, ready: Int, left: Int) throws {
        try session.press("C")
        try session.wait(for: "\(ready) will be created")
        try session.press("y")
        try session.wait(for: "\(ready) of \(ready) rows")
        try session.wait(for: "Job 1 done: \(ready) done.")
        #expect(session.lines.count { $0.contains("✓ created") } > 10, "\(session.lines)")
        try session.press("2")
        try session.wait(for: "\(left) selected")
    }

    private func findItAgain(ready: Int, left: Int) throws {
        let session = try profile.console()
        try session.wait(for: "\(left) rows")
        try session.press("3")
        try session.wait(for: "\(ready) rows")
        try session.quit()
        let companies = try profile.objects("companies", "list")
        #expect(companies.count == ready)
        #expect(Set(companies.compactMap { $0["tenantId"] as? String }).count == ready)
        #expect(companies.allSatisfy { $0["tenantEvidence"] as? String == "confirmed" })
        #expect(try profile.objects("invitations", "list").count == ready)
    }

    @Test func theWelcomePageOpensTheDemoAndTellsHowToConnect() throws {
        let session = try profile.console()
        try session.press("N")
        try session.wait(for: "config.yaml")
        try session.press(Key.escape, Key.down)
        session.send(Key.enter)
        try session.wait(for: "SANDBOX")
        #expect(!profile.temporaryFiles.isEmpty)
        try session.quit()
        #expect(profile.temporaryFiles.isEmpty)
    }

    @Test func aFileThatIsNoListIsRefusedWithTheReasonAndNothingChanges() throws {
        try profile.write("notes.csv", ["shopping,amount", "milk,2"])
        let session = try profile.console()
        try session.press("I")
        try session.type("~/notes.csv")
        try session.press(Key.enter)
        try session.wait(for: "notes.csv is neither a customer list nor a contact list")
        #expect(session.shows("Welcome to Ferry"))
        try session.quit()
        #expect(try profile.objects("pending", "list").isEmpty)
    }
}

extension Substring {
    /// Without blanks at its ends.
    fileprivate var trimming: Substring {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return rest
    }
}
