package import Core

extension Wording {
    /// Why the store can't do it and what to do next, in a sentence.
    package static func sentence(for failure: StoreFailure) -> String {
        switch failure {
        case .busy(let file): "Another process is writing to the store \(safe(file)); try again in a moment."
        case .full(let file): "There is no room left for the store \(safe(file)); free some space and try again."
        case .unreadable(let file, let why): sentence("The store \(safe(file)) can't be opened", why)
        case .tooNew(let file): "A newer Ferry wrote the store \(safe(file)); use that version, or name another store."
        case .networkFileSystem(let file):
            "The store \(safe(file)) lies on a network file system, where locks can't be trusted; keep it on a local disk."
        case .readOnlyFileSystem(let file):
            "The store \(safe(file)) lies on a read-only file system, and Ferry writes beside it even to list; make that writable, or copy the file and its -wal to where you can write and name the copy with --store."
        case .damaged(let file, let why):
            sentence("The store \(safe(file)) is damaged; restore it from a backup, or name another store", why)
        case .failed(let why): sentence("The store failed", why)
        }
    }

    /// Why a service did not do it and what to do next, in a sentence.
    package static func sentence(for failure: ServiceFailure) -> String {
        switch failure {
        case .refused(let why): sentence("The service refused", why)
        case .notFound(let why): sentence("The service does not know it", why)
        case .notAllowed(let why): sentence("The service does not allow it", why)
        case .busy(let seconds): "The service asks to wait \(counted(seconds, "second")); try again after that."
        case .unreachable(let why): sentence("The service can't be reached; try again later", why)
        case .outcomeUnknown(let why):
            sentence("A request was sent and no answer came, so it may have been carried out", why)
        case .unreadable(let why): sentence("The service's answer can't be understood; try again later", why)
        case .signInNeeded(let why): sentence("Somebody has to sign in again", why)
        case .cancelled: "It was stopped before anything left."
        }
    }
}
