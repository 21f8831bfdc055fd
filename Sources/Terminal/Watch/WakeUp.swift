import CNcurses

/// Wakes the loop from any thread.
package final class WakeUp: Sendable {
    /// The descriptor that becomes readable.
    let descriptor: Int32

    /// A new wake-up; throws `outOfDescriptors`.
    package init() throws(TerminalFailure) {
        descriptor = fc_wake_open()
        guard descriptor >= 0 else { throw .outOfDescriptors }
    }

    deinit { if descriptor >= 0 { fc_wake_close(descriptor) } }

    /// Lets the loop's current or next wait end at once; several calls count as one.
    package func wake() { fc_wake(descriptor) }
}
