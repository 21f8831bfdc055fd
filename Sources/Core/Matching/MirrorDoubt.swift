/// What nobody has read of a marketplace outside, so that one of its companies could be any customer's.
///
/// # When a reading counts
/// Companies are linked to tenants elsewhere too, and then the list shows nothing new. So what was read by id ages:
/// - A company that was never read, or shows something else in the list since, leaves all in doubt.
/// - Each synchronisation reads again what the marketplace does not itself link to a tenant, the oldest reading first
///   and resumable. Meanwhile the last reading counts, unless it is older than the interval of full synchronisations.
/// - A full synchronisation, which comes by itself at that interval, reads the others too: so links that are taken
///   away show.
/// - A creation job looks again before its first request (`FreshLook`).
package enum MirrorDoubt: Int64, Equatable, Sendable {
    /// All was read.
    case none = 0
    /// Companies wait to be read, or their list was not read to its end.
    case unread = 1
    /// All was read but companies that can't be: a person may decide that none of them matters.
    case unreadable = 2

    /// Why a customer waits for it; nil where there is no doubt.
    package var reason: StandingReason? {
        switch self {
        case .none: nil
        case .unread: .companiesUnread
        case .unreadable: .companyUnreadable
        }
    }
}
