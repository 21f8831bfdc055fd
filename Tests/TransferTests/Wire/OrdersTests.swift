import Testing

@testable import Transfer

@Suite struct OrdersTests {
    @Test func whoComesAfterARefusalHearsTheSameReason() async throws {
        let orders = Orders()
        let request = WireRequest(.get, "https://api.example.com/")
        let ticket = Ticket(request, to: try WebAddress(request.url))
        let failure = WireFailure(.unsendable, mayHaveLeft: false, CurlLibrary.Failure.missing.rawValue)
        let result = await withCheckedContinuation { continuation in
            #expect(orders.post(.start(ticket, continuation)) == nil)
            orders.refuseAll(failure)
        }
        #expect(throws: failure) { try result.get() }
        #expect(orders.post(.cancel(ticket)) == failure)
        #expect(orders.take() == nil)
    }
}
