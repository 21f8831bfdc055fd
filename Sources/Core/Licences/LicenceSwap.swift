/// The store's number of a licence swap.
package struct SwapNumber: Hashable, Sendable, CustomStringConvertible {
    /// The number, from 1.
    package let number: Int64

    /// A swap by its number.
    package init(_ number: Int64) { self.number = number }

    /// The number as text.
    package var description: String { String(number) }
}

/// What one user gets and gives back, in one call.
package struct LicenceSwap: Equatable, Sendable {
    /// The old subscription for whose sake it is done.
    package var subscription: String
    /// The customer's tenant.
    package var tenant: TenantID
    /// Microsoft's id of the user.
    package var user: String
    /// The name with which the user signs in.
    package var principal: String
    /// The product that the user gets.
    package var added: ProductID
    /// The service plans that are switched off in it.
    package var switchedOff: Set<ProductID>
    /// The product that the user gives back; nil when nothing is taken away.
    package var removed: ProductID?
    /// The service plans that were switched off in that one.
    package var wasSwitchedOff: Set<ProductID>
    /// Whether the user had the added product already, which an undo then leaves alone.
    package var hadAdded: Bool
    /// The swap that this one takes back; nil for a first one.
    package var undoes: SwapNumber?

    /// A swap.
    package init(
        subscription: String, tenant: TenantID, user: String, principal: String, added: ProductID,
        switchedOff: Set<ProductID> = [], removed: ProductID?, wasSwitchedOff: Set<ProductID> = [],
        hadAdded: Bool = false, undoes: SwapNumber? = nil
    ) {
        self.subscription = subscription
        self.tenant = tenant
        self.user = user
        self.principal = principal
        self.added = added
        self.switchedOff = switchedOff
        self.removed = removed
        self.wasSwitchedOff = wasSwitchedOff
        self.hadAdded = hadAdded
        self.undoes = undoes
    }

    /// Whether a user is as this leaves them.
    package func isDone(_ user: LicensedUser) -> Bool {
        user.licences[added] != nil && (removed.map { user.licences[$0] == nil } ?? true)
    }

    /// What takes it back; nil when nothing was taken away.
    package func undone(_ number: SwapNumber) -> LicenceSwap? {
        guard let removed else { return nil }
        return LicenceSwap(
            subscription: subscription, tenant: tenant, user: user, principal: principal, added: removed,
            switchedOff: wasSwitchedOff, removed: hadAdded ? nil : added, wasSwitchedOff: switchedOff,
            undoes: number)
    }
}
