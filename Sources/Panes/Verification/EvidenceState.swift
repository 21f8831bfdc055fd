package import Core

/// What was compared of one company.
package struct EvidenceState: Equatable, Sendable {
    /// The company.
    package var company: CompanyID
    /// What was compared, by level and field; nil before it was read.
    package var fields: [Evidence]?
    /// Whether it may be older than the store.
    package var isStale = false
    /// Whether it is to be shown in full when it comes.
    package var isWanted = false

    /// A company whose evidence is still to be read.
    package init(company: CompanyID) { self.company = company }
}
