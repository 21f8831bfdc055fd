import Core
import Synchronization
import Transfer

/// Microsoft Graph in customers' tenants, each reached with tokens that are kept while the tenant is at work.
final class TenantCallers: Sendable {
    private let make: @Sendable (TenantID) -> any ServiceCaller
    private let known = Mutex<[TenantID: any ServiceCaller]>([:])

    /// A work goes from tenant to tenant: those of long ago need not be kept.
    private static let most = 64

    /// Callers, each made when its tenant is first asked for.
    init(_ make: @escaping @Sendable (TenantID) -> any ServiceCaller) { self.make = make }

    /// The caller of a tenant.
    func caller(_ tenant: TenantID) -> any ServiceCaller {
        known.withLock { known in
            if let caller = known[tenant] { return caller }
            if known.count >= Self.most { known = [:] }
            let caller = make(tenant)
            known[tenant] = caller
            return caller
        }
    }
}
