/// Whether tenants' own lists are asked for still: no more after several outages without an answer between them.
actor TenantPatience {
    /// So many outages are enough.
    private static let most = 3

    private var outages = 0
    /// Why they are asked for no more; nil while they are.
    private(set) var end: ServiceFailure?

    /// Hears what came of a question; whether a tenant was asked at all tells an answer from none.
    func hear(_ reading: TenantSubscriptions) {
        if let hindrance = reading.hindrance, hindrance.isOutage {
            outages += 1
            if outages >= Self.most { end = end ?? hindrance }
        } else if reading.complete.contains(.graph) {
            outages = 0
        }
    }
}
