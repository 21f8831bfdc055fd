import Core
import GRDBSQLite

/// The columns of the row at which a statement stands; good until the statement moves on.
struct Columns {
    private let handle: OpaquePointer

    /// The row of a statement.
    init(handle: OpaquePointer) { self.handle = handle }

    /// A whole number; 0 for NULL.
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
    /// A small whole number, clamped to what fits.
    func byte(_ column: Int32) -> UInt8 { UInt8(clamping: integer(column)) }
    /// Whether the number is not 0.
    func flag(_ column: Int32) -> Bool { integer(column) != 0 }
    /// The number of a row.
    func row(_ column: Int32) -> RowID { RowID(UInt32(clamping: integer(column))) }
    /// A moment.
    func moment(_ column: Int32) -> Timestamp { Timestamp(seconds: integer(column)) }
    /// Whether there is nothing.
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// A text; empty for NULL.
    func text(_ column: Int32) -> String {
        guard let bytes = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// A tenant; nil for NULL.
    func tenant(_ column: Int32) -> TenantID? {
        guard let bytes = sqlite3_column_blob(handle, column), sqlite3_column_bytes(handle, column) == 16 else {
            return nil
        }
        let halves = UnsafeRawBufferPointer(start: bytes, count: 16)
        return TenantID(
            high: UInt64(bigEndian: halves.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            low: UInt64(bigEndian: halves.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }
}
