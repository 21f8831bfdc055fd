import Core
import Panes
import Store
import Text

/// Carries out what the console asks of the services beside synchronising and jobs.
struct ServiceEffects: Sendable {
    /// The store.
    let store: SQLiteStore
    /// What the profile reaches.
    let services: ProfileServices
    /// The clock, and who is at work.
    let surroundings: Surroundings
    /// Where answers go.
    let mailbox: Mailbox

    /// Plans to link rows of the customer list.
    func planLinks(_ rows: RowSet, on snapshot: ListSnapshot) throws {
        var records = rows.rows.compactMap { snapshot.recordOf($0) }
        if records.count <= PlanOrder.most { records = PlanOrder.byName(records) }
        let ids = records.flatMap { record in
            record[CustomerColumn.companies].split(separator: " ").map { CompanyID(String($0)) }
        }
        let known = try store.companies(ids)
        let companies = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        let plan = LinkPlan(records, companies: { companies[$0] }, terms: services.marketplace.terms)
        mailbox.post(.planned(.link(plan), of: rows, from: snapshot))
    }

    /// Plans to change the invitations of rows.
    func planInvitations(_ rows: RowSet, _ action: InvitationAction, on snapshot: ListSnapshot) throws {
        let people = PlanOrder.byCompany(try store.recipients(Array(rows.rows)))
        let plan = InvitationPlan(
            people, action, terms: services.marketplace.terms,
            coolDown: services.coolDownBegan(at: surroundings.now()), gone: rows.count - people.count)
        mailbox.post(.planned(.invitations(plan), of: rows, from: snapshot))
    }

    /// Plans to swap the licences of a subscription's users.
    func planLicences(_ rows: RowSet, _ way: LicenceWay, on snapshot: ListSnapshot) async throws {
        guard let record = rows.rows.compactMap({ snapshot.recordOf($0) }).first else {
            mailbox.post(.failed("The subscription is no longer in the list."))
            return
        }
        let plan = try await ReassignmentDesk(record, store, services, now: surroundings.now()).plan(way)
        mailbox.post(.planned(.licences(plan), of: rows, from: snapshot))
    }

    /// Reads companies by their ids.
    func findCompanies(_ ids: [CompanyID]) throws { mailbox.post(.companiesFound(try store.companies(ids))) }

    /// Reads what was compared of a company.
    func readEvidence(_ id: CompanyID) throws { mailbox.post(.evidenceRead(id, try store.evidence(of: id))) }

    /// Takes a tenant from a company.
    func unlink(_ id: CompanyID, _ tenant: TenantID) async {
        do throws(UnlinkFailure) {
            _ = try await Unlinking(store: store, directory: services.companies, surroundings: surroundings)
                .unlink(id, from: tenant)
            mailbox.post(.unlinked(id, tenant))
        } catch {
            switch error {
            case .store(let failure): mailbox.post(.failed(words(for: failure)))
            case .service(let failure): mailbox.post(.failed(words(for: failure)))
            }
        }
    }

    /// Finds out why a customer is not here.
    func inquire(_ subject: AbsenceInquiry.Subject) async throws {
        let inquiry = AbsenceInquiry(store: store, directory: services.customers)
        mailbox.post(.inquired(try await inquiry.answer(subject)))
    }

    /// Asks what the marketplace does by itself.
    func learnTerms() async { await services.learnTerms() }

    /// Reads the marketplace's own settings.
    func readMarketplaceSettings() async {
        mailbox.post(.marketplaceSettingsRead(await services.marketplaceSettings?()))
    }

    /// Finds out which requirements hold.
    func readRequirements() async throws {
        mailbox.post(.requirementsRead(try await services.requirements(attestedIn: store)))
    }
}
