/// Creates the company of one item, or finds the one that is there.
struct CreationWork: ItemWork {
    let store: any CompanyStore
    let marketplace: any Marketplace
    let who: String
    let origin: CompanyOrigin

    var kind: JobKind { .createCompanies }
    var settleSeconds: Int { marketplace.terms.settleSeconds }

    /// Asks the marketplace under every name that the customer has or had, and decides by what the store says after that.
    func carryOut(_ item: JobItem) async -> ItemResult {
        var existing: [Company] = []
        var looked: Set<String> = []
        var names = [item.name]
        while true {
            do { existing.add(try await companies(of: item, named: names)) } catch {
                return .failed(error, evidence: "before the request left")
            }
            looked.formUnion(names)
            let now: ItemCustomer?
            do { now = try store.customer(of: item) } catch {
                let failure = ItemFailure("the store could not be read: \(error)", retryable: true)
                return .ended(
                    ItemOutcome(item: item, state: .failed(failure), evidence: "before the request left"))
            }
            names = self.names(item, now).filter { !looked.contains($0) }
            guard names.isEmpty else { continue }
            if let outcome = found(existing, for: item, wasThere: item.attempts <= 1) { return .ended(outcome) }
            return await created(item, now)
        }
    }

    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome? {
        let existing = try await companies(of: item, named: names(item, try? store.customer(of: item)))
        return found(existing, for: item, wasThere: false)
    }

    private func companies(of item: JobItem, named names: [String]) async throws(ServiceFailure) -> [Company] {
        var found: [Company] = []
        for name in names { found.add(try await marketplace.companies(of: item.tenant, named: name)) }
        return found
    }

    /// What companies that are there mean for an item of their tenant; nil when there are none.
    ///
    /// Where the marketplace does not show a first user, it is the one who was sent, if that is known.
    private func found(
        _ existing: [Company], for item: JobItem, wasThere: Bool, firstUser: Contact = Contact()
    ) -> ItemOutcome? {
        let ids = Set(existing.map(\.id) + (item.made.map { [$0] } ?? []))
        guard var company = existing.first else { return nil }
        if company.administrator == Contact() { company.administrator = firstUser }
        if ids.count > 1 { return duplicate(ids, of: item, existing, isOurs: !wasThere) }
        return done(company, item, wasThere: wasThere, evidence: "read back by tenant id")
    }

    private func duplicate(
        _ ids: Set<CompanyID>, of item: JobItem, _ companies: [Company], isOurs: Bool
    ) -> ItemOutcome {
        let list = ids.map(\.description).sorted().joined(separator: " ")
        return ItemOutcome(
            item: item, state: .skipped(.needsPerson), evidence: "duplicate: needs a person: \(list)",
            companies: companies.map { known($0, item, isOurs: isOurs && $0.id == item.made) })
    }

    /// Sends the request, unless something stands in the way by now.
    private func created(_ item: JobItem, _ now: ItemCustomer?) async -> ItemResult {
        guard let now else {
            return .ended(
                ItemOutcome(item: item, state: .skipped(.gone), evidence: "the customer is no longer in the store"))
        }
        if let outcome = obstacle(now, item) { return .ended(outcome) }
        do {
            var new = NewCompany(of: now.customer)
            new.origin = origin
            let company = try await marketplace.create(new, by: who)
            return await readBack(company, item, named: names(item, now))
        } catch {
            return await refused(error, item, named: names(item, now))
        }
    }

    /// The names under which the marketplace is asked for companies of an item's tenant.
    private func names(_ item: JobItem, _ now: ItemCustomer?) -> [String] {
        guard let name = now?.customer.name, name != item.name else { return [item.name] }
        return [item.name, name]
    }

    /// What stands in the way although the marketplace shows no company of the tenant.
    private func obstacle(_ now: ItemCustomer, _ item: JobItem) -> ItemOutcome? {
        let standing = now.standing
        let ids = standing.companies.map(\.description).joined(separator: " ")
        let evidence = ids.isEmpty ? "meanwhile: \(standing.reason)" : "meanwhile: \(standing.reason): \(ids)"
        switch verdict(on: standing.state, standing.reason, anyway: item.anyway) {
        case .create: return nil
        case .skip(let reason, _): return ItemOutcome(item: item, state: .skipped(reason), evidence: evidence)
        case .attention:
            return ItemOutcome(item: item, state: .skipped(SkipReason(softStop: standing.state)), evidence: evidence)
        }
    }

    /// A refusal may come of a company that an earlier request made a moment ago.
    private func refused(_ failure: ServiceFailure, _ item: JobItem, named names: [String]) async -> ItemResult {
        switch failure {
        case .outcomeUnknown(let why), .unreadable(let why):
            return .lost(LostItem(item: item, trouble: Trouble(kind: "lost", words: why)))
        case .refused:
            if let existing = try? await companies(of: item, named: names),
                let outcome = found(existing, for: item, wasThere: item.attempts <= 1)
            {
                return .ended(outcome)
            }
            return .failed(failure, evidence: "the request was refused")
        case .notFound, .notAllowed, .busy, .unreachable, .signInNeeded, .cancelled:
            return .failed(failure, evidence: "the request was not carried out")
        }
    }

    /// What an answer comes to: the marketplace must show the same company, and no other of the tenant.
    private func readBack(_ answer: Company, _ item: JobItem, named names: [String]) async -> ItemResult {
        var item = item
        guard let tenant = answer.tenant else {
            item.made = answer.id
            return .ended(unkeyed(answer, item))
        }
        guard tenant == item.tenant else {
            let trouble = Trouble(kind: "tenant", words: "the answer names another tenant: \(tenant)")
            return .lost(LostItem(item: item, trouble: trouble))
        }
        item.made = answer.id
        if marketplace.terms.isLocal {
            return .ended(done(answer, item, wasThere: false, evidence: "no company of this tenant before"))
        }
        do {
            let existing = try await companies(of: item, named: names)
            if let outcome = found(existing, for: item, wasThere: false, firstUser: answer.administrator) {
                return .ended(outcome)
            }
            return .lost(unseen(answer, item, "the marketplace does not show it yet"))
        } catch {
            return .lost(unseen(answer, item, error.words))
        }
    }

    /// No question by tenant will ever find it: only what the store keeps of it spares the tenant a second one.
    private func unkeyed(_ company: Company, _ item: JobItem) -> ItemOutcome {
        ItemOutcome(
            item: item, state: .skipped(.unkeyed),
            evidence: "unkeyed: needs a person: created as \(company.id), but the marketplace did not keep its tenant",
            companies: [known(company, item, isOurs: true)], informed: informed)
    }

    private func unseen(_ answer: Company, _ item: JobItem, _ why: String) -> LostItem {
        LostItem(
            item: item, trouble: Trouble(kind: "unseen", words: "created as \(answer.id), not read back: \(why)"),
            companies: [known(answer, item, isOurs: true)], informed: informed)
    }

    private func done(_ company: Company, _ item: JobItem, wasThere: Bool, evidence: String) -> ItemOutcome {
        var item = item
        item.made = nil
        return ItemOutcome(
            item: item, state: .done(company: company.id, wasThere: wasThere), evidence: evidence,
            companies: marketplace.terms.isLocal ? [] : [known(company, item, isOurs: !wasThere)],
            informed: wasThere ? nil : informed)
    }

    private var informed: InvitationState? { marketplace.terms.mayMailFirstUser ? .perhapsTold : nil }

    /// The company as the store is to know it: the marketplace can't say that Ferry made it, nor who its first user is
    /// where that needs another request.
    private func known(_ company: Company, _ item: JobItem, isOurs: Bool) -> Company {
        var known = company
        if company.tenant != item.tenant || company.evidence != .confirmed { known.evidence = .written }
        known.tenant = item.tenant
        guard isOurs else { return known }
        known.origin = origin
        if known.administrator == Contact(), let customer = (try? store.customer(of: item))?.customer {
            known.administrator = customer.contact
        }
        return known
    }
}

extension [Company] {
    /// Adds the companies that are not among them.
    fileprivate mutating func add(_ companies: [Company]) {
        for company in companies where !contains(where: { $0.id == company.id }) { append(company) }
    }
}

extension NewCompany {
    /// The company of a customer, with the billing address where nothing would be refused for its sake.
    package init(of customer: Customer) {
        self.init(
            tenant: customer.tenant, name: customer.name, domain: customer.domain, administrator: customer.contact)
        if let address = customer.address, addressProblem(of: address) == nil { self.address = address }
    }
}
