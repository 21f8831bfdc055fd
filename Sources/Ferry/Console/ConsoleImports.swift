import CSignals
import Core
import Dispatch
import Panes
import Synchronization
import Text

/// Runs imports that the console starts, one after the other.
final class ConsoleImports: Sendable {
    private let store: any CompanyStore
    private let open: @Sendable (String) throws(ListFileFailure) -> ListFile
    private let surroundings: Surroundings
    private let mailbox: Mailbox
    private let isEnding = Mutex(false)
    private let ended = DispatchGroup()
    private let background = Background.imports()

    /// A runner into a store.
    init(
        store: any CompanyStore, open: @escaping @Sendable (String) throws(ListFileFailure) -> ListFile,
        surroundings: Surroundings, mailbox: Mailbox
    ) {
        self.store = store
        self.open = open
        self.surroundings = surroundings
        self.mailbox = mailbox
    }

    /// Imports a file by its path, in which a tilde is the home folder, after those that were started before.
    func start(_ path: String) {
        mailbox.begin()
        ended.enter()
        background.start {
            do {
                let summary = try self.run(try self.open(path))
                ferry_trim_memory()
                self.mailbox.post(.imported(summary))
            } catch {
                self.mailbox.post(.importFailed(words(for: error)))
            }
            self.mailbox.end()
            self.ended.leave()
        }
    }

    /// Asks imports to stop between two batches; what was merged stays.
    func stopAll() { isEnding.withLock { $0 = true } }

    /// Waits a moment for the imports to stop; whether they did.
    func waitUntilStopped() -> Bool { ended.wait(timeout: .now() + .milliseconds(50)) == .success }

    private func run(_ file: ListFile) throws(ListImport.Failure) -> ImportSummary {
        mailbox.post(.importMoved(ImportProgress(summary: ImportSummary(file: file.name, kind: file.kind), part: 0)))
        return try ListImport(store: store, surroundings: surroundings).run(
            file, full: false, stop: { isEnding.withLock { $0 } },
            report: { mailbox.post(.importMoved(ImportProgress(summary: $0, part: file.progress()))) })
    }
}
