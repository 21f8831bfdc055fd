import Core
import Panes

/// What reassigning licences for an old subscription needs: both subscriptions, and the tenant's licences.
struct ReassignmentDesk {
    /// The subscription that is left.
    let old: (subscription: Subscription, standing: SubscriptionStanding)
    private let others: [(subscription: Subscription, standing: SubscriptionStanding)]
    private let licences: any LicenceDirectory

    /// The desk for the subscription of an id.
    init(
        _ id: String, _ store: any ProfileStore, _ services: ProfileServices, _ context: CommandContext
    ) throws {
        let now = context.surroundings.now()
        let record = try RowFinder(.subscriptions, in: store, now: now).record(named: id)
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
    }

    /// The tenant.
    var tenant: TenantID { old.subscription.facts.tenant }

    /// The plan to move users to a subscription of the same customer, by its id; else to the replacement that was found.
    func plan(to id: String?) async throws -> ReassignmentPlan {
        let new = try replacement(id)
        let (from, to) = (try product(of: old.subscription), try product(of: new))
        guard from != to else {
            throw CommandFailure(
                .failed, "Both are the same product: users keep their licences, nothing is to be moved.")
        }
        let products = try await licences.products(of: tenant)
        guard let before = products.first(where: { $0.id == from }), let after = products.first(where: { $0.id == to })
        else {
            throw CommandFailure(
                .failed, "The tenant has no licences of one of the two any more; synchronise, and look at it again.")
        }
        let users = try await licences.users(of: tenant, with: from)
        return ReassignmentPlan(
            users,
            ReassignmentPlan.Question(
                subscription: old.subscription.facts.id, tenant: tenant, old: before, new: after))
    }

    /// What the tenant calls products, by their ids.
    func names() async throws(ServiceFailure) -> [ProductID: String] {
        Dictionary(
            try await licences.products(of: tenant).map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
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
                : "Several subscriptions could take its place; name one by --to.")
    }

    private func product(of subscription: Subscription) throws(CommandFailure) -> ProductID {
        if let product = subscription.facts.product.flatMap({ ProductID($0.description) }) { return product }
        throw CommandFailure(
            .failed,
            "Which product \(subscription.facts.offer) is, Microsoft Graph did not tell: the customer has to delegate rights (GDAP); then synchronise."
        )
    }
}
