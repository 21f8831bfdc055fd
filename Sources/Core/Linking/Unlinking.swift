/// Takes the tenant from a company again.
package struct Unlinking: Sendable {
    private let store: any CompanyStore
    private let directory: any CompanyDirectory
    private let surroundings: Surroundings

    /// Unlinking over a store and the companies of a marketplace.
    package init(store: any CompanyStore, directory: any CompanyDirectory, surroundings: Surroundings) {
        self.store = store
        self.directory = directory
        self.surroundings = surroundings
    }

    /// Unlinks a company from a tenant, and gives it as it reads back; journalled before and after, whatever comes of it.
    package func unlink(_ id: CompanyID, from tenant: TenantID) async throws(UnlinkFailure) -> Company {
        try note(.unlinkStarted, tenant, result: id.description)
        let company: Company
        do throws(ServiceFailure) {
            company = try await unlinked(id, from: tenant)
        } catch {
            // The service's answer is what the person has to hear, so a journal that can't be written does not hide it.
            try? note(error.leavesOpen ? .unlinkUnknown : .unlinkFailed, tenant, result: "\(id): \(error.words)")
            throw .service(error)
        }
        do throws(StoreFailure) {
            try store.unlinked(company, from: tenant, by: surroundings.who, at: surroundings.now())
        } catch {
            throw .store(error)
        }
        return company
    }

    private func note(_ action: JournalAction, _ tenant: TenantID, result: String) throws(UnlinkFailure) {
        let entry = JournalEntry(
            at: surroundings.now(), who: surroundings.who, action: action, subject: tenant.description,
            evidence: "by hand", result: result)
        do throws(StoreFailure) { try store.note(entry) } catch { throw .store(error) }
    }

    /// A lost answer is read back: what it asked for is done or not.
    private func unlinked(_ id: CompanyID, from tenant: TenantID) async throws(ServiceFailure) -> Company {
        do {
            return try await directory.unlink(id, from: tenant)
        } catch {
            guard case .outcomeUnknown = error, let now = try? await directory.company(id), now.tenant == nil else {
                throw error
            }
            return now
        }
    }
}

extension ServiceFailure {
    /// Whether the request may have been carried out all the same.
    fileprivate var leavesOpen: Bool {
        switch self {
        case .outcomeUnknown, .unreadable: true
        case .refused, .notFound, .notAllowed, .busy, .unreachable, .signInNeeded, .cancelled: false
        }
    }
}

/// Why a company was not unlinked.
package enum UnlinkFailure: Error, Equatable, Sendable {
    case store(StoreFailure)
    case service(ServiceFailure)
}
