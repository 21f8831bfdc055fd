/// What a file tells of a customer that otherwise only a service knows.
package struct CustomerBackground: Equatable, Sendable {
    /// The customer's own domains, sanitised, in lower case.
    package var domains: [String]
    /// The address; nil where there is none.
    package var address: PostalAddress?
    /// The language and region; possibly empty.
    package var culture: String

    /// What is known; nil when that is nothing.
    package init?(domains: [String] = [], address: PostalAddress? = nil, culture: String = "") {
        guard !domains.isEmpty || address != nil || !culture.isEmpty else { return nil }
        self.domains = domains
        self.address = address
        self.culture = culture
    }
}

extension Customer {
    /// Takes what a file tells where nothing is known: a service's word is newer.
    package mutating func fill(from background: CustomerBackground) {
        if domains.isEmpty { domains = background.domains }
        address = address ?? background.address
        if culture.isEmpty { culture = background.culture }
    }
}
