import Core
import Store
import Testing

@testable import Ferry

/// `pending link`, `companies verify` and `companies unlink` against scripted services.
@Suite struct LinkCommandTests {
    private let contoso = Sample.tenant(1)
    private let fabrikam = Sample.tenant(2)

    /// Contoso matches by domain, Fabrikam by name, Northwind is linked in the console without a foreign id.
    private func world(_ flags: TerminalFlags = TerminalFlags(), readOnly: ReadOnly? = nil) async throws -> TestWorld {
        var services = ScriptedServices()
        services.customers.list = [(contoso, "Contoso"), (fabrikam, "Fabrikam"), (Sample.tenant(3), "Northwind")]
        services.customers.delegated = [contoso]
        services.companies = ScriptedCompanies([
            ScriptedCompanies.company("c1", "Another name", domain: "contoso.example"),
            ScriptedCompanies.company("c2", "Fabrikam Ltd"),
            ScriptedCompanies.company("c3", "Northwind", tenant: Sample.tenant(3)),
        ])
        let world = try services.world(flags: flags, readOnly: readOnly)
        #expect(await world.run("sync").status == .done)
        return world
    }

    @Test func planNamesLevelsAndWhatNeedsAPerson() async throws {
        let world = try await world()
        let outcome = await world.run("pending", "link", "--all", "--dry-run")
        #expect(
            outcome.output == """
                Plan: 2 companies will be linked, 0 rows skipped, 1 row needs attention.

                Will link:
                  Contoso (\(contoso)) → Another name (c1), by domain
                  Northwind (\(Sample.tenant(3))) → Northwind (c3), by tenant id

                Needs attention:
                  Fabrikam (\(fabrikam)): a company has the same name

                """)
        #expect(try world.store().jobs().isEmpty)
    }

    @Test func unambiguousRowsAreLinkedAsOneJob() async throws {
        let world = try await world()
        #expect(await world.run("pending", "link", "--all").status == .usage)
        let outcome = await world.run("pending", "link", "--all", "--yes", "--json")
        #expect(outcome.status == .done, "\(outcome.errors)")
        #expect(outcome.lines.count == 3)
        #expect(outcome.lines.first?.contains(#""action":"attention""#) == true)
        #expect(outcome.output.contains(#""state":"done","companyId":"c1""#))
        #expect(outcome.output.contains(#""action":"link","job":1,"level":"domain""#))
        #expect(await world.run("pending", "list", "--state", "linked").lines.count == 2)
        #expect(await world.run("jobs", "show", "1").output.contains("The company c1 was linked."))
        #expect(await world.run("jobs", "list").output.contains("link companies"))
        let again = await world.run("pending", "link", "--all", "--yes")
        #expect(again.status == .done)
        #expect(again.lines.first?.hasPrefix("Plan: 0 companies will be linked, 0 rows skipped") == true)
    }

    @Test func aPersonChoosesTheCompanyOfOneRow() async throws {
        let world = try await world()
        #expect(await world.run("pending", "link", "--id", "\(fabrikam)", "--yes").status == .someRowsFailed)
        let unknown = await world.run("pending", "link", "--id", "\(fabrikam)", "--to", "c9", "--yes")
        #expect(unknown.status == .failed)
        let taken = await world.run("pending", "link", "--id", "\(fabrikam)", "--to", "c3", "--yes")
        #expect(taken.status == .someRowsFailed)
        #expect(taken.output.contains("The company is linked to another tenant."))
        let done = await world.run("pending", "link", "--id", "\(fabrikam)", "--to", "c2", "--yes")
        #expect(done.status == .done)
        #expect(done.output.contains("Fabrikam (\(fabrikam)) → Fabrikam Ltd (c2), by hand"))
        #expect(done.lines.last == "Job 1 is done: 1 done.")
        #expect(await world.run("journal").output.contains("company linked"))
    }

    @Test func aForeignIdIsSkippedWithItsReason() async throws {
        var services = ScriptedServices()
        services.customers.list = [(contoso, "Contoso")]
        services.companies = ScriptedCompanies([
            ScriptedCompanies.company("c1", "Another name", domain: "contoso.example", tenantKey: "CRM-17"),
            ScriptedCompanies.company("c2", "Third name", tenantKey: "CRM-18"),
        ])
        let world = try services.world()
        #expect(await world.run("sync").status == .done)
        let plan = await world.run("pending", "link", "--all", "--dry-run")
        #expect(
            plan.output == """
                Plan: 0 companies will be linked, 1 row skipped, 0 rows need attention.

                Will skip:
                  Contoso (\(contoso)): Another value stands where the company's tenant id belongs, and is never \
                overwritten.

                """)
        for arguments in [[], ["--to", "c2"]] {
            let outcome = await world.run(
                ["pending", "link", "--id", "\(contoso)", "--yes", "--json"] + arguments)
            #expect(outcome.status == .someRowsFailed)
            #expect(outcome.output.contains(#""action":"skip""#))
            #expect(outcome.output.contains(#""reasonCode":"foreignKey""#))
        }
        #expect(try world.store().jobs().isEmpty)
    }

    @Test func linksAreTakenBack() async throws {
        let world = try await world()
        _ = await world.run("pending", "link", "--id", "\(contoso)", "--yes")
        #expect(await world.run("companies", "unlink", "--id", "c1").status == .usage)
        let outcome = await world.run("companies", "unlink", "--id", "c1", "--yes")
        #expect(outcome.status == .done)
        #expect(outcome.lines == ["Another name (c1) is unlinked from tenant \(contoso)."])
        #expect(await world.run("pending", "list", "--state", "matched").lines.count == 2)
        #expect(await world.run("journal").output.contains("company unlinked"))
        let nothing = await world.run("companies", "unlink", "--id", "c1", "--yes")
        #expect(nothing.status == .failed)
        #expect(nothing.errors.contains("is linked to no tenant"))
        let refused = await world.run("companies", "unlink", "--id", "c3", "--yes")
        #expect(refused.status == .failed)
        #expect(refused.errors == "ferry: The service refused: the marketplace itself links it.\n")
        let journal = await world.run("journal").output
        #expect(journal.contains("unlink failed") && journal.contains("c3: the marketplace itself links it"))
    }

    @Test func evidenceIsShownByLevelAndKept() async throws {
        let world = try await world()
        #expect(await world.run("companies", "show", "--id", "c3").output.contains("It was not verified yet."))
        let outcome = await world.run("companies", "verify", "--id", "c3")
        #expect(outcome.status == .done)
        #expect(outcome.lines.first?.hasPrefix("Northwind (c3): The tenant is confirmed up to level 3 of 4") == true)
        #expect(
            outcome.output.contains(
                "  2 name: agree, Northwind | Northwind (Microsoft Graph, 2026-11-23T08:00:00Z)"))
        let shown = await world.run("companies", "show", "--id", "c3", "--json")
        #expect(shown.output.contains(#""tenantLevel":3,"#))
        #expect(shown.output.contains(#"{"level":1,"levelName":"list","field":"tenant","marketplace":""#))
        let customer = await world.run("pending", "show", "--id", "\(Sample.tenant(3))")
        #expect(customer.output.contains("The marketplace names the tenant. The tenant is confirmed up to level 3"))
    }

    @Test func verifyingAllMeansLinkedCompaniesAndIsOneObjectEach() async throws {
        let world = try await world(readOnly: .option)
        let outcome = await world.run("companies", "verify", "--all", "--json")
        #expect(outcome.status == .done)
        #expect(outcome.lines.count == 1)
        #expect(outcome.output.contains(#""state":"done","companyId":"c3""#))
        let unlinked = await world.run("companies", "verify", "--id", "c2")
        #expect(unlinked.output.contains("Fabrikam Ltd (c2): The company is linked to no tenant"))
        #expect(await world.run("companies", "verify", "--where", "nowhere").errors == "ferry: No company matches.\n")
    }

    @Test(arguments: [
        ["pending", "link", "--all", "--yes"], ["companies", "unlink", "--id", "c1", "--yes"],
    ])
    func readOnlyRefuses(_ arguments: [String]) async throws {
        let outcome = try await world(readOnly: .profile("contoso")).run(arguments)
        #expect(outcome.status == .usage)
        #expect(outcome.errors.contains("the profile contoso is read-only"))
    }

    @Test func planForAMarketplaceOutsideSaysTimeMailAndAddresses() async throws {
        var services = ScriptedServices()
        services.customers.list = (1...9).map { (Sample.tenant($0), "Firm\($0)") }
        services.customers.address = PostalAddress(street: "1 Example Street", city: "Leeds", country: "GB")
        let world = try services.world()
        #expect(await world.run("sync").status == .done)
        let plan = await world.run("pending", "create", "--all", "--dry-run")
        #expect(
            plan.output.hasPrefix(
                """
                Plan: 9 companies will be created, 0 rows skipped, 0 rows need attention.
                It takes at least 21 seconds at the marketplace's rate limit.
                The marketplace may mail the first user of each company: administrators count as perhaps told.
                9 companies are sent without an incomplete address.

                Will create:
                  Firm1 (\(Sample.tenant(1))): sent without its address, which is not complete
                """))
        let done = await world.run("pending", "create", "--id", "\(Sample.tenant(1))", "--yes", "--json")
        #expect(done.status == .done, "\(done.errors)")
        #expect(done.errors.contains("The marketplace may mail the first user of each company"))
        let shown = await world.run("pending", "show", "--id", "\(Sample.tenant(2))")
        #expect(shown.output.contains("Address:         1 Example Street, Leeds, GB (not complete"))
        #expect(shown.output.contains("Domains:         firm2.example"))
        #expect(shown.output.contains("Bond:            Partner Center shows it by its tenant"))
    }
}
