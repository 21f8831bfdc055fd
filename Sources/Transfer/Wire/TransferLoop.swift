import CCurl
import Synchronization

/// The work of the transfer thread: takes orders, lets libcurl carry them out, and hands the results back.
final class TransferLoop {
    private let orders: Orders
    private let settings: CurlTransport.Settings
    private let multi: UnsafeMutableRawPointer
    private var queue = Queue()
    private var active: [UnsafeMutableRawPointer: Transfer] = [:]
    private var spare: [EasyHandle] = []

    /// A loop; the first one loads libcurl.
    init(_ orders: Orders, _ settings: CurlTransport.Settings) throws(CurlLibrary.Failure) {
        try CurlLibrary.start()
        guard let multi = ferry_curl_multi_init() else { throw .broken }
        self.orders = orders
        self.settings = settings
        self.multi = multi
        // Connections beside those in use, so that switching between hosts does not close them.
        _ = ferry_curl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, settings.connections * 2 + 8)
    }

    deinit {
        spare = []
        ferry_curl_multi_cleanup(multi)
    }

    /// Runs until the orders are closed and done.
    func run() {
        while true {
            guard let news = orders.take() else { break }
            for order in news { obey(order) }
            startNext()
            _ = ferry_curl_multi_perform(multi)
            let hasEnded = endFinished()
            let active = active.count
            let pause = endIdle()
            // Whoever waits takes the place of whoever ended.
            if queue.isEmpty || (!hasEnded && self.active.count == active) { wait(milliseconds: pause) }
        }
        for transfer in active.values { end(transfer, .failure(transfer.cancelled)) }
    }

    private func obey(_ order: Order) {
        switch order {
        case .start(let ticket, let continuation):
            queue.append(Queue.Item(ticket: ticket, continuation: continuation))
        case .cancel(let ticket):
            if let item = queue.remove(ticket) { item.continuation.resume(returning: .failure(.notSent)) }
            if let transfer = active.values.first(where: { $0.ticket === ticket }) {
                end(transfer, .failure(transfer.cancelled))
            }
        }
    }

    private func startNext() {
        while active.count < settings.connections, let item = queue.popFirst() {
            guard !item.ticket.isCancelled.load(ordering: .acquiring) else {
                item.continuation.resume(returning: .failure(.notSent))
                continue
            }
            guard let handle = spare.popLast() ?? EasyHandle() else {
                item.continuation.resume(
                    returning: .failure(WireFailure(.unsendable, mayHaveLeft: false, "libcurl is out of memory")))
                continue
            }
            let transfer = Transfer(item.ticket, item.continuation, on: handle)
            active[handle.pointer] = transfer
            let isReady = handle.prepare(for: transfer, certificates: settings.certificates)
            guard isReady, ferry_curl_multi_add(multi, handle.pointer) == CURLM_OK else {
                end(transfer, .failure(WireFailure(.unsendable, mayHaveLeft: false, "libcurl refused the request")))
                continue
            }
        }
    }

    private func endFinished() -> Bool {
        var hasEnded = false
        var code = CURLE_OK
        while let pointer = ferry_curl_next_finished(multi, &code) {
            hasEnded = true
            if let transfer = active[pointer] { end(transfer, transfer.result(of: code)) }
        }
        return hasEnded
    }

    /// Ends transfers on which nothing happened for too long; the milliseconds until the next one may have to end.
    private func endIdle() -> Int32 {
        guard !active.isEmpty else { return Int32.max }
        let now = ContinuousClock.now
        var pause = Duration.seconds(3600)
        var silent: [Transfer] = []
        for transfer in active.values {
            guard let deadline = transfer.idleDeadline else { continue }
            if deadline <= now { silent.append(transfer) } else { pause = min(pause, deadline - now) }
        }
        for transfer in silent { end(transfer, .failure(transfer.idle)) }
        return Int32(pause.components.seconds * 1000 + pause.components.attoseconds / 1_000_000_000_000_000) + 1
    }

    private func end(_ transfer: Transfer, _ result: WireResult) {
        _ = ferry_curl_multi_remove(multi, transfer.handle.pointer)
        active[transfer.handle.pointer] = nil
        transfer.handle.clear()
        spare.append(transfer.handle)
        transfer.continuation.resume(returning: result)
    }

    private func wait(milliseconds: Int32) {
        _ = ferry_curl_multi_wait(multi, orders.bell.descriptor, milliseconds)
    }
}
