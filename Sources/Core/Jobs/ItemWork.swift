/// What a kind of job does with each of its items.
protocol ItemWork: Sendable {
    /// The jobs it is for.
    var kind: JobKind { get }
    /// For how many seconds a cut request may still take effect; 0 where an item can simply be carried out again.
    var settleSeconds: Int { get }
    /// What it means, in a few words, that nothing came of a lost request.
    var nothingFound: String { get }
    /// Carries a claimed item out.
    func carryOut(_ item: JobItem) async -> ItemResult
    /// Looks for what a lost request of an item made; nil when there is nothing.
    func readBack(_ item: JobItem) async throws(ServiceFailure) -> ItemOutcome?
}

extension ItemWork {
    var nothingFound: String { "no company of this tenant" }
}

/// What carrying an item out came to.
enum ItemResult: Sendable {
    /// It is over.
    case ended(ItemOutcome)
    /// It failed, and nothing was changed outside.
    case failed(ServiceFailure, evidence: String)
    /// A request left, and what came of it is not known.
    case lost(LostItem)
}

/// An item whose request left, and whose outcome has to be read back.
struct LostItem: Sendable {
    /// The item; `made` holds the company's id when the marketplace had given one.
    var item: JobItem
    /// What happened.
    var trouble: Trouble
    /// The companies to store at once.
    var companies: [Company] = []
    /// What the administrator counts as having been told.
    var informed: InvitationState?
}
