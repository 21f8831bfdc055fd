import Core
import GRDB

extension StoreFailure {
    /// What a failed call on a store's file means to its user.
    init(_ error: any Error, file: String) {
        if let failure = error as? StoreFailure {
            self = failure
        } else if let error = error as? DatabaseError {
            self.init(error, file: file)
        } else {
            self = .failed(why: "\(error)")
        }
    }

    private init(_ error: DatabaseError, file: String) {
        let why = error.message ?? "\(error.resultCode)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(file: file)
        case .SQLITE_FULL: self = .full(file: file)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(file: file, why: why)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY:
            self = .unreadable(file: file, why: why)
        case .SQLITE_IOERR:
            let isFull = error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
            self = isFull ? .full(file: file) : .unreadable(file: file, why: why)
        default: self = .failed(why: why)
        }
    }
}
