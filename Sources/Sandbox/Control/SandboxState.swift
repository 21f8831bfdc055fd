package import Core

/// What came of everything that was sent to a sandbox.
package struct SandboxState: Sendable {
    /// How many requests came, by verb and path with `{id}` for ids, such as `POST /marketplace/api/account/v2/companies`.
    package var requests: [String: Int]
    /// How many rows the customer list has, second rows of one tenant among them.
    package var listedRows: Int
    /// How many tenants it has.
    package var listedTenants: Int
    /// How many companies the marketplace has.
    package var companies: Int
    /// How many of them clients made.
    package var companiesMadeByClients: Int
    /// Tenants with more than one company, at least one of which a client made or linked, and the companies' ids.
    package var duplicates: [TenantID: [String]]
    /// Tenants that had more than one company before any client came.
    package var duplicatesFromTheStart: Int
    /// How many invitations clients sent, by the company's id, a blank and the address in small letters.
    package var invitationsSent: [String: Int]
    /// How often each kind of fault happened.
    package var faults: [String: Int]
    /// How much work waits for its time although its client has gone.
    package var lateWorkPending: Int
    /// How much of it was done.
    package var lateWorkDone: Int
}
