import Dispatch

/// A thread's worth of background work: what blocks here, on the disk or on a lock, blocks nothing else.
///
/// The pool on which tasks run has one thread a core, and two of them kept busy would hold up every search.
final class Background: TaskExecutor {
    /// Searches, so that a key never waits for anything but an older search.
    static func search() -> Background { Background("search") }
    /// Reading lists, jobs and settings, and small changes.
    static func reading() -> Background { Background("reading") }
    /// Jobs.
    static func jobs() -> Background { Background("jobs") }
    /// Imports, one after the other.
    static func imports() -> Background { Background("imports") }
    /// Exports, one after the other.
    static func exports() -> Background { Background("exports") }
    /// Creating and reminding by itself.
    static func automation() -> Background { Background("automation", quality: .utility) }
    /// Making indexes anew.
    static func tidying() -> Background { Background("tidying", quality: .utility) }

    private let queue: DispatchQueue

    private init(_ label: String, quality: DispatchQoS = .userInitiated) {
        queue = DispatchQueue(label: "ferry.\(label)", qos: quality)
    }

    /// Runs a task's next step in its turn.
    func enqueue(_ job: consuming ExecutorJob) {
        let step = UnownedJob(job)
        queue.async { step.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Starts something in its turn.
    func start(_ body: @escaping @Sendable () async -> Void) { Task(executorPreference: self, operation: body) }
}
