import Core

/// The companies of a list while it is read, each once.
struct FoundCompanies: Sendable {
    /// Those that were seen, in the order in which they came.
    private(set) var rows: [CompanyReading] = []
    /// How many the list says there are; nil when it does not say.
    private(set) var total: Int?
    private var seen: Set<CompanyID> = []
    private var isAtEnd = false

    /// Whether a reading came to its end, and all that the list counts were seen.
    var isWhole: Bool { isAtEnd && rows.count >= total ?? 0 }

    /// Adds the rows of a page.
    mutating func add(_ page: CompanyRows) {
        rows += page.rows.filter { seen.insert($0.company.id).inserted }
        total = page.total
    }

    /// A reading came to its end.
    mutating func end() { isAtEnd = true }
}
