import CCurl
import Foundation
import Synchronization

/// Carries requests by libcurl, all on one thread of its own, over connections that are kept.
///
/// HTTP/1.1 alone: there libcurl tells exactly when a request leaves, and no connection's end takes others with it.
/// Proxies come from the environment (`https_proxy`, `no_proxy` and so on); plain http never takes one, since it is for
/// this machine only.
package final class CurlTransport: Wire {
    private let orders = Orders()
    private let settings: Settings
    private let hasThread = Atomic(false)

    /// What holds for all requests.
    struct Settings: Sendable {
        /// How many requests are under way at once; the others wait in order of arrival.
        var connections: Int
        /// A file of certificates to trust instead of the system's; nil for the system's.
        var certificates: String?
    }

    /// A transport; its thread starts with the first request.
    package init(connections: Int = 16, certificates: String? = nil) {
        settings = Settings(connections: max(1, connections), certificates: certificates)
    }

    deinit { orders.close() }

    package func carry(_ request: WireRequest) async throws(WireFailure) -> ServiceAnswer {
        let ticket = Ticket(request, to: try Self.checked(request))
        guard !Task.isCancelled else { throw .notSent }
        startThread()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let refusal = orders.post(.start(ticket, continuation)) {
                    continuation.resume(returning: .failure(refusal))
                }
            }
        } onCancel: {
            ticket.isCancelled.store(true, ordering: .releasing)
            _ = orders.post(.cancel(ticket))
        }
        return try result.get()
    }

    private func startThread() {
        guard !hasThread.exchange(true, ordering: .acquiringAndReleasing) else { return }
        let (orders, settings) = (orders, settings)
        Thread.detachNewThread {
            ferry_curl_block_signals()
            do throws(CurlLibrary.Failure) {
                try TransferLoop(orders, settings).run()
            } catch {
                orders.refuseAll(WireFailure(.unsendable, mayHaveLeft: false, error.rawValue))
            }
        }
    }

    private static func checked(_ request: WireRequest) throws(WireFailure) -> WebAddress {
        let isOneLine = { (text: String) in !text.utf8.contains { $0 == 0 || $0 == 10 || $0 == 13 } }
        for header in request.headers {
            guard isOneLine(header.name), isOneLine(header.value), !header.name.isEmpty, !header.name.contains(":")
            else {
                throw WireFailure(.unsendable, mayHaveLeft: false, "a header holds a line end")
            }
        }
        do {
            return try WebAddress(request.url)
        } catch {
            throw WireFailure(.unsendable, mayHaveLeft: false, "the URL \(error.rawValue)")
        }
    }
}

extension WireFailure {
    /// It was stopped before it left.
    static let notSent = WireFailure(.cancelled, mayHaveLeft: false, "stopped before it was sent")
}
