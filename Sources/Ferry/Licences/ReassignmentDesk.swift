import Core
import Panes

/// What reassigning licences for an old subscription needs: both subscriptions, and the tenant's licences.
struct ReassignmentDesk {
    private typealias Known = (subscription: Subscription, standing: SubscriptionStanding)

    private let old: Known
    private let others: [Known]
    private let licences: any LicenceDirectory
    private let store: any ProfileStore

    /// The desk for a row of the list of subscriptions.
    init(_ record: Record, _ store: any ProfileStore, _ services: ProfileServices, now: Timestamp) throws {
        guard let tenant = TenantID(record[SubscriptionColumn.tenant]) else {
            throw CommandFailure(.failed, "The subscription belongs to no tenant.")
        }
        let all = try store.subscriptions(of: tenant, at: now)
        guard let found = all.first(where: { $0.subscription.row == record.id }) else {
            throw CommandFailure(.failed, "The subscription is no longer in the store.")
        }
        guard let licences = services.licences else {
            throw CommandFailure(
                .usage, "Licences are changed by Microsoft Graph: `customers.kind` is not `partner-center`.")
        }
        old = found
        others = all.filter { $0.subscription.row != record.id }
        self.licences = licences
        self.store = store
    }

    /// The plan for a way.
    func plan(_ way: LicenceWay) async throws -> SwapPlan {
        try refuseWhileAJobIsOpen()
        switch way {
        case .undo: return try await undoPlan()
        case .reassign(let candidate):
            let candidates = candidates
            guard !candidates.isEmpty else { return try await plan(to: replacement(nil), way) }
            guard let candidate else { return SwapPlan(choosingAmong: candidates, for: old.subscription) }
            return try await plan(to: candidates[candidate % candidates.count], way, candidates)
        }
    }

    /// The plan to move users to a subscription of the same customer, by its id; else to the replacement that was found.
    func plan(to id: String?) async throws -> SwapPlan {
        try refuseWhileAJobIsOpen()
        return try await plan(to: replacement(id), .reassign(candidate: nil))
    }

    /// What is planned beside a job that is not over would move users again whom it moves or gives back.
    private func refuseWhileAJobIsOpen() throws {
        guard let job = try store.openReassignment(of: old.subscription.facts.id, tenant) else { return }
        throw CommandFailure(
            .failed,
            "Job \(job) is not over for this subscription: let it end, or go on with it by `ferry jobs resume \(job)`, first."
        )
    }

    /// The state of the old subscription in which its licences give nothing back; nil while they do.
    private var spent: SubscriptionState? {
        let state = old.standing.state
        return state == .disabled || state == .deleted ? state : nil
    }

    private var tenant: TenantID { old.subscription.facts.tenant }

    /// What could take its place, where nothing was found for sure.
    private var candidates: [Subscription] {
        guard case .several = old.standing.replacement else { return [] }
        return others.filter {
            $0.standing.program == .newCommerce && $0.standing.state != .deleted && $0.standing.state != .disabled
        }.map(\.subscription)
    }

    private func plan(
        to new: Subscription, _ way: LicenceWay, _ candidates: [Subscription] = []
    ) async throws -> SwapPlan {
        let (from, to) = (try product(of: old.subscription), try product(of: new))
        guard from != to else {
            throw CommandFailure(.failed, Self.sameProduct(old.subscription.facts, new.facts))
        }
        let products = try await licences.products(of: tenant)
        guard let before = products.first(where: { $0.id == from }), let after = products.first(where: { $0.id == to })
        else {
            throw CommandFailure(
                .failed, "The tenant has no licences of one of the two any more; synchronise, and look at it again.")
        }
        let users = try await licences.users(of: tenant, with: from)
        let question = ReassignmentPlan.Question(
            subscription: old.subscription.facts.id, tenant: tenant, old: before, new: after)
        return SwapPlan(
            ReassignmentPlan(users, question), of: old.subscription, to: new, way: way,
            setting: setting(from, to: new, after), candidates: candidates)
    }

    /// What stands around a move from one product to another.
    private func setting(_ from: ProductID, to new: Subscription, _ after: LicenceProduct) -> SwapPlan.Setting {
        let target = others.first { $0.subscription.row == new.row }?.standing
        let unfit = target.flatMap { target in
            target.state.isOver ? target.state.word : target.program == .newCommerce ? nil : target.program.word
        }
        let bringing = { (product: ProductID) in
            self.others.filter {
                $0.subscription.facts.product == TenantID(product.description) && $0.standing.state != .deleted
            }
        }
        let lasting = bringing(after.id).filter { $0.standing.program == .newCommerce && !$0.standing.state.isOver }
        let quantities = lasting.map(\.subscription.facts.quantity)
        return SwapPlan.Setting(
            final: spent, renews: old.standing.state == .renews, unfit: unfit, sources: bringing(from).count + 1,
            holders: after.taken,
            lasting: quantities.contains(nil) ? nil : quantities.reduce(0) { $0 + ($1 ?? 0) })
    }

    /// That nothing can be moved between licences of one product, and whether those that stay are enough.
    private static func sameProduct(_ old: SubscriptionFacts, _ new: SubscriptionFacts) -> String {
        let kept = "Both bring licences of the same product: users keep theirs, and nothing is to be moved."
        guard let users = old.users, let seats = new.quantity, seats < users else {
            return "\(kept) Mark them as moved."
        }
        let more = Wording.counted(users - seats, "licence")
        return
            "\(kept) But \(Wording.counted(users, "user")) have one and the new subscription brings \(Wording.grouped(seats)): buy \(more) more, then mark them as moved."
    }

    /// What was reassigned and holds, taken back; refused once the old subscription gives nothing back.
    private func undoPlan() async throws -> SwapPlan {
        if let state = spent {
            throw CommandFailure(
                .failed, "It is too late: the old subscription is \(state.word), and its licences give nothing back.")
        }
        let swaps = try store.standingSwaps(of: old.subscription.facts.id)
            .filter { $0.swap.tenant == tenant }.compactMap { $0.swap.undone($0.number) }
        guard let first = swaps.first else { throw CommandFailure(.failed, "There is nothing to take back.") }
        let names = Dictionary(
            try await licences.products(of: tenant).map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
        let name = { (product: ProductID?) in product.map { names[$0] ?? $0.description } ?? "nothing" }
        return SwapPlan(undoing: swaps, of: old.subscription, added: name(first.added), removed: name(first.removed))
    }

    private func replacement(_ id: String?) throws(CommandFailure) -> Subscription {
        let wanted = id?.trimmingBlanks.lowercased() ?? old.standing.replacement.replacement?.id
        if let wanted, let found = others.first(where: { $0.subscription.facts.id == wanted }) {
            return found.subscription
        }
        if let id {
            throw CommandFailure(.failed, "The customer has no subscription \(Wording.quoted(id)).")
        }
        throw CommandFailure(
            .usage,
            old.standing.replacement == .none
                ? "Nothing takes its place yet; sell the new subscription first, and synchronise."
                : "Several subscriptions could take its place; name one by --to: \(candidates.map(Wording.name).joined(separator: "; "))."
        )
    }

    private func product(of subscription: Subscription) throws(CommandFailure) -> ProductID {
        if let product = subscription.facts.product.map({ ProductID($0) }) { return product }
        throw CommandFailure(
            .failed,
            "Which product \(subscription.facts.offer) is, Microsoft Graph did not tell: the customer has to delegate rights (GDAP); then synchronise."
        )
    }
}
