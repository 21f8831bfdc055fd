import CNcurses
import Glibc

/// What ended a wait.
package struct Readiness: Equatable, Sendable {
    /// The terminal sent something.
    package var isReadable = false
    /// Somebody called `wake`, or a signal came.
    package var isWoken = false
    /// The terminal is gone.
    package var isHungUp = false
    /// The terminal's size may have changed.
    package var isResized = false
    /// The program was stopped from outside and goes on.
    package var isContinued = false
    /// Somebody asked the program to stop as Ctrl-Z does.
    package var isAskedToStop = false
    /// The number of the signal that asked the program to end.
    package var termination: Int32?

    /// Nothing happened.
    package init() {}
}

/// Turns signals into flags that the loop's wait hands out; made before the terminal is opened.
package final class Signals {
    private let wakeUp: WakeUp

    /// Handles the signals from now on.
    package init(_ wakeUp: WakeUp) {
        self.wakeUp = wakeUp
        fc_signals_install(wakeUp.descriptor)
    }

    deinit { fc_signals_remove() }

    /// Waits until something happens, at most so many milliseconds; nil waits for ever.
    package func poll(timeout: Int?) -> Readiness {
        let seen = fc_poll(wakeUp.descriptor, Int32(clamping: timeout ?? -1))
        if seen & Int32(FC_WOKEN) != 0 { fc_wake_drain(wakeUp.descriptor) }
        var ready = Readiness()
        ready.isReadable = seen & Int32(FC_READABLE) != 0
        ready.isWoken = seen & Int32(FC_WOKEN) != 0
        ready.isHungUp = seen & Int32(FC_HUNG_UP) != 0
        ready.isResized = fc_signal_take(SIGWINCH)
        ready.isContinued = fc_signal_take(SIGCONT)
        ready.isAskedToStop = fc_signal_take(SIGTSTP)
        ready.termination = [SIGTERM, SIGHUP, SIGINT, SIGQUIT].first { fc_signal_take($0) }
        return ready
    }
}
