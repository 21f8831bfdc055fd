import Dispatch

/// Where an actor works that waits for disks, programs and servers: a queue of its own, so that nobody else waits.
final class OwnQueue: SerialExecutor {
    private let queue = DispatchQueue(label: "ferry.mail")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
