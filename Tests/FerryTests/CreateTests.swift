import Core
import Store
import Synchronization
import Testing

@testable import Ferry

/// `pending create` and the jobs it leaves.
@Suite struct CreateTests {
    @Test func planNamesEveryRowAndTotals() async throws {
        let world = try await TestWorld.withCustomers()
        let outcome = await world.run(
            "pending", "create", "--id", Sample.contoso, "--id", Sample.fabrikam, "--dry-run")
        #expect(
            outcome.output == """
                Plan: 1 company will be created, 1 row skipped, 0 rows need attention.

                Will create:
                  Contoso Ltd (\(Sample.contoso))

                Will skip:
                  Fabrikam (\(Sample.fabrikam)): needs contact e-mail

                """)
        #expect(try world.store().jobs().isEmpty)
    }

    @Test func aTerminalSeesTenRowsOfEachKind() async throws {
        let world = try TestWorld(flags: TerminalFlags(input: true, output: true))
        let rows = (10..<25).map { "\($0)000000-0000-0000-0000-000000000000,C\($0),c\($0).example,Reseller" }
        let path = try world.file(
            "c.csv", "Microsoft ID,Company name,Primary domain name,Relationship\n" + rows.joined(separator: "\n"))
        #expect(await world.run("import", path).status == .done)
        let outcome = await world.run("pending", "create", "--where", "state:blocked", "--dry-run")
        #expect(outcome.lines.last == "  … and 5 more")
        let json = await world.run("pending", "create", "--where", "state:blocked", "--dry-run", "--json")
        #expect(json.lines.count == 15)
    }

    @Test func withoutATerminalNothingIsCreatedUnlessYesIsSaid() async throws {
        let world = try await TestWorld.withCustomers()
        let refused = await world.run("pending", "create", "--all")
        #expect(refused.status == .usage)
        #expect(refused.errors == "ferry: This needs a yes, and there is no terminal to ask on; add --yes.\n")
        #expect(try world.store().jobs().isEmpty)
        let done = await world.run("pending", "create", "--all", "--yes")
        #expect(done.status == .done)
        #expect(done.lines.last == "Job 1 is done: 2 done.")
    }

    @Test(arguments: [("", 0), ("n", 0), ("nonsense", 0), ("y", 1), ("YES", 1)])
    func onlyAClearYesCreates(_ answer: String, _ jobs: Int) async throws {
        let world = try await TestWorld.withCustomers(
            flags: TerminalFlags(input: true, output: true), answers: [answer])
        let outcome = await world.run("pending", "create", "--all")
        #expect(outcome.errors.contains("Create 2 companies? [y/N]"))
        #expect(outcome.status == (jobs == 1 ? .done : .failed))
        #expect(try world.store().jobs().count == jobs)
    }

    @Test func allMeansReadyRowsOnly() async throws {
        let outcome = try await TestWorld.withCustomers().run("pending", "create", "--all", "--dry-run", "--json")
        #expect(outcome.lines.count == 2)
        #expect(outcome.lines.allSatisfy { $0.contains(#""action":"create""#) })
    }

    @Test func namedRowsThatAreLeftOutMakeTheStatusThree() async throws {
        let world = try await TestWorld.withCustomers()
        let outcome = await world.run(
            "pending", "create", "--id", Sample.contoso, "--id", Sample.fabrikam, "--yes", "--json")
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.lines.count == 2)
        #expect(outcome.lines.last?.contains(#""state":"done","companyId":""#) == true)
        #expect(await world.run("pending", "create", "--id", Sample.contoso, "--yes").status == .done)
    }

    @Test func softStopsWaitForAnyway() async throws {
        let world = try await TestWorld.withCustomers()
        try world.store().mirror([
            Company(
                id: CompanyID("c1"), name: "Contoso Limited", tenant: nil, evidence: .none, domain: "",
                status: "ENABLED",
                createdAt: Timestamp(seconds: 0), administrator: Contact(), origin: .found)
        ])
        let plan = await world.run("pending", "create", "--id", Sample.contoso, "--dry-run")
        #expect(
            plan.output.contains("Needs attention:\n  Contoso Ltd (\(Sample.contoso)): a company has the same name"))
        let list = await world.run("pending", "list", "--id", Sample.contoso, "--json")
        #expect(list.output.contains(#""match":{"level":"name","companyIds":["c1"]}"#))
        #expect(await world.run("pending", "create", "--id", Sample.contoso, "--yes").status == .someRowsFailed)
        #expect(await world.run("pending", "create", "--id", Sample.contoso, "--yes", "--anyway").status == .done)
        #expect(await world.run("pending", "list", "--state", "created").lines.count == 1)
    }

    @Test(arguments: [
        ["pending", "create", "--all", "--yes"], ["pending", "ignore", "--all", "--reason", "x", "--yes"],
        ["pending", "unignore", "--all", "--yes"], ["pending", "set", "--id", Sample.contoso, "--phone", "1"],
        ["settings", "set", "createCeiling", "5"], ["jobs", "resume"], ["jobs", "retry", "1"], ["jobs", "cancel", "1"],
        ["import", "x.csv"],
    ])
    func readOnlyRefusesEveryChange(_ arguments: [String]) async throws {
        let outcome = try await TestWorld.withCustomers(readOnly: .profile("contoso")).run(arguments)
        #expect(outcome.status == .usage)
        #expect(outcome.errors.contains("the profile contoso is read-only"))
    }

    @Test func failuresAreListedAndCanBeRetried() async throws {
        let fails = Mutex(true)
        let world = try await TestWorld.withCustomers(marketplace: { store in
            Flaky(store: store, fails: { fails.withLock { $0 } })
        })
        let outcome = await world.run("pending", "create", "--all", "--yes")
        #expect(outcome.status == .someRowsFailed)
        #expect(outcome.lines.last == "Job 1 is done: 2 failed.")
        #expect(
            outcome.errors.contains("Contoso Ltd (\(Sample.contoso)): It failed and can be retried: the line is cut."))
        #expect(await world.run("jobs", "export", "1").lines.count == 3)
        #expect(await world.run("overview").output.contains("job 1, create companies: 2 failed"))
        let overview = await world.run("overview", "--json").output
        #expect(overview.contains(#""failed":2,"unknown":0,"#))
        #expect(overview.contains(#""command":"ferry jobs show 1 --state failed,unknown""#))
        #expect(await world.run("jobs", "show", "1", "--state", "failed,unknown", "--json").lines.count == 3)
        #expect(await world.run("jobs", "show", "1", "--state", "done", "--json").lines.count == 1)
        #expect(await world.run("jobs", "show", "1", "--state", "fialed").status == .usage)
        fails.withLock { $0 = false }
        #expect(await world.run("jobs", "retry", "1", "--yes").status == .done)
        #expect(await world.run("jobs", "retry", "1").status == .failed)
        #expect(await world.run("companies", "list").lines.count == 2)
    }

    @Test func interruptedJobsAreResumed() async throws {
        let questions = Mutex(0)
        let interruption = Interruption(
            watch: {},
            isRaised: {
                questions.withLock {
                    $0 += 1
                    return $0 == 1
                }
            })
        let world = try await TestWorld.withCustomers(interruption: interruption)
        let outcome = await world.run("pending", "create", "--all", "--yes")
        #expect(outcome.status == .interrupted)
        #expect(
            outcome.errors
                == "ferry: Interrupted: 0 of 2 rows have an outcome; go on with `ferry jobs resume 1`.\n")
        #expect(await world.run("jobs", "list").output.contains("interrupted"))
        let resumed = await world.run("jobs", "resume")
        #expect(resumed.status == .done)
        #expect(resumed.lines == ["Job 1 is done: 2 done."])
        #expect(await world.run("jobs", "resume").errors == "ferry: No job waits to be resumed.\n")
        #expect(await world.run("companies", "list").lines.count == 2)
    }

    @Test func aHeldJobIsNeitherResumedNorCancelled() async throws {
        let world = try await TestWorld.withCustomers()
        let store = try world.store()
        let tenant = try #require(TenantID(Sample.contoso))
        let customer = try #require(try store.customer(tenant))
        let job = try store.createJob(
            .createCompanies, customers: [customer.id], anyway: RowSet(), by: "eve@example", at: TestWorld.now)
        let lock = try #require(try store.lock(job.id))
        #expect(await world.run("jobs", "list").output.contains("running"))
        for verb in ["resume", "cancel", "retry"] {
            let outcome = await world.run("jobs", verb, "1")
            #expect(outcome.status == .failed)
            #expect(outcome.errors.contains("Another process is working on job 1"))
        }
        withExtendedLifetime(lock) {}
    }

    @Test func aFreeJobIsCancelled() async throws {
        let world = try await TestWorld.withCustomers()
        let store = try world.store()
        let tenant = try #require(TenantID(Sample.contoso))
        let customer = try #require(try store.customer(tenant))
        _ = try store.createJob(
            .createCompanies, customers: [customer.id], anyway: RowSet(), by: "e@x", at: TestWorld.now)
        #expect(await world.run("jobs", "cancel", "1").lines == ["Job 1 is cancelled: 1 row not started."])
        #expect(await world.run("jobs", "resume", "1").status == .failed)
        #expect(await world.run("jobs", "show", "1").output.contains("It was cancelled before it was started."))
    }
}

/// A local marketplace whose line can be cut.
private struct Flaky: Marketplace {
    let store: any CompanyStore
    let fails: @Sendable () -> Bool

    var terms: MarketplaceTerms { .local }

    func companies(of tenant: TenantID, named name: String) async throws(ServiceFailure) -> [Company] {
        if fails() { throw .unreachable("the line is cut") }
        return []
    }

    func create(_ company: NewCompany, by who: String) async throws(ServiceFailure) -> Company {
        guard let store = store as? SQLiteStore else { throw .refused("no store") }
        let now = Timestamp(seconds: 1)
        return try await LocalMarketplace(store, surroundings: Surroundings(who: who) { now }).create(company, by: who)
    }
}
