/// The store's own number of a customer, company or user: stable for its life, never used again.
package struct RowID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number, from 1.
    package let number: UInt32

    /// A row by its number.
    package init(_ number: UInt32) { self.number = number }

    /// The number as text.
    package var description: String { String(number) }

    package static func < (left: RowID, right: RowID) -> Bool { left.number < right.number }
}
