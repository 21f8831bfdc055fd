/// Microsoft's id of a product whose licences are given to users, or of one of the product's service plans: a GUID.
package struct ProductID: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let guid: TenantID

    /// Reads a GUID; nil when the text is none.
    package init?(_ text: String) {
        guard let guid = TenantID(text) else { return nil }
        self.guid = guid
    }

    /// The id of a GUID that was read already.
    package init(_ guid: TenantID) { self.guid = guid }

    /// The GUID in lower case with hyphens.
    package var description: String { guid.description }

    package static func < (left: ProductID, right: ProductID) -> Bool { left.guid < right.guid }
}
