import Core
import Panes
import Synchronization
import Text

/// Runs imports that the console starts, one after the other.
final class ConsoleImports: Sendable {
    private let store: any CompanyStore
    private let open: @Sendable (String) throws(ListFileFailure) -> ListFile
    private let surroundings: Surroundings
    private let mailbox: Mailbox

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

    /// Imports a file by its path, in which a tilde is the home folder.
    func start(_ path: String) {
        mailbox.begin()
        Task {
            defer { mailbox.end() }
            do {
                mailbox.post(.imported(try run(try open(path))))
            } catch {
                mailbox.post(.failed(words(for: error)))
            }
        }
    }

    private func run(_ file: ListFile) throws(ListImport.Failure) -> ImportSummary {
        mailbox.post(.importMoved(ImportProgress(summary: ImportSummary(file: file.name, kind: file.kind), part: 0)))
        return try ListImport(store: store, surroundings: surroundings).run(
            file, full: false, stop: { false },
            report: { mailbox.post(.importMoved(ImportProgress(summary: $0, part: file.progress()))) })
    }
}
