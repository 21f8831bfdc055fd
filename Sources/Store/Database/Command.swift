import Core
import GRDB
import GRDBSQLite

/// A value for a placeholder of a statement.
enum Value {
    case text(String)
    case integer(Int64)
    case tenant(TenantID)
    case null

    /// A moment, or NULL.
    static func moment(_ moment: Timestamp?) -> Value { moment.map { .integer($0.seconds) } ?? .null }
    /// A row's number.
    static func row(_ row: RowID) -> Value { .integer(Int64(row.number)) }
    /// A tenant, or NULL.
    static func optional(_ tenant: TenantID?) -> Value { tenant.map { .tenant($0) } ?? .null }
    /// 1 or 0.
    static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }
}

/// A prepared statement that binds and reads plain values: a million rows pass through it in seconds.
///
/// It is shared by all who ask for the same text on one connection: never run it inside its own `forEach`.
struct Command {
    /// Keeps the compiled statement alive.
    private let statement: Statement
    private let handle: OpaquePointer

    /// The statement of a text, compiled once a connection.
    init(_ sql: String, in database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// Runs it to its end.
    func run(_ values: Value...) throws {
        defer { sqlite3_reset(handle) }
        try bind(values)
        while try step() {}
    }

    /// Reads its first row; nil when there is none.
    func first<T>(_ values: Value..., read: (Columns) throws -> T) throws -> T? {
        defer { sqlite3_reset(handle) }
        try bind(values)
        return try step() ? try read(Columns(handle: handle)) : nil
    }

    /// Reads all its rows.
    func all<T>(_ values: Value..., read: (Columns) throws -> T) throws -> [T] {
        var rows: [T] = []
        try visit(values) { columns in
            rows.append(try read(columns))
            return true
        }
        return rows
    }

    /// Visits its rows until the visit says false.
    func visit(_ values: [Value], _ visit: (Columns) throws -> Bool) throws {
        defer { sqlite3_reset(handle) }
        try bind(values)
        while try step() {
            guard try visit(Columns(handle: handle)) else { return }
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure()
        }
    }

    private func bind(_ values: [Value]) throws {
        for (index, value) in values.enumerated() {
            guard bind(value, at: Int32(index + 1)) == SQLITE_OK else { throw failure() }
        }
    }

    private func bind(_ value: Value, at place: Int32) -> Int32 {
        switch value {
        case .integer(let number): return sqlite3_bind_int64(handle, place, number)
        case .null: return sqlite3_bind_null(handle, place)
        case .text(var text):
            // An empty buffer has no address, and SQLite would take that for NULL.
            if text.isEmpty { return sqlite3_bind_text(handle, place, "", 0, Self.copied) }
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(handle, place, $0.baseAddress, Int32($0.count), Self.copied)
                }
            }
        case .tenant(let tenant):
            let bytes = (tenant.high.bigEndian, tenant.low.bigEndian)
            return withUnsafeBytes(of: bytes) { sqlite3_bind_blob(handle, place, $0.baseAddress, 16, Self.copied) }
        }
    }

    private func failure() -> DatabaseError {
        let connection = sqlite3_db_handle(handle)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)))
    }

    /// SQLITE_TRANSIENT, a cast that is no constant for Swift: SQLite takes its own copy of what is bound.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
