package import Core

/// One service, called as its rules ask for.
package struct ServiceClient: ServiceCaller {
    /// What all requests to a service have in common.
    package struct Habits: Sendable {
        /// Headers that every request gets; its own come first where both have one.
        package var headers: [HTTPHeader]
        /// Whether each request gets an `MS-RequestId`, the same for all its attempts, and an `MS-CorrelationId`.
        package var sendsIDs: Bool
        /// How long an attempt may take.
        package var limits: TransferLimits
        /// How often something is tried again.
        package var retries: RetryPolicy

        /// Habits.
        package init(
            headers: [HTTPHeader] = [HTTPHeader("Accept", "application/json")], sendsIDs: Bool = false,
            limits: TransferLimits = TransferLimits(), retries: RetryPolicy = RetryPolicy()
        ) {
            self.headers = headers
            self.sendsIDs = sendsIDs
            self.limits = limits
            self.retries = retries
        }
    }

    private let name: String
    private let address: ServiceAddress
    private let wire: any Wire
    private let tokens: (any TokenSource)?
    private let bucket: TokenBucket?
    private let habits: Habits
    private let log: RequestLog?
    private let surroundings: TransferSurroundings

    /// A client for a service, whose name begins its error sentences.
    ///
    /// Without tokens, requests go unsigned and a 401 is an answer like any other: so are tokens themselves asked for.
    package init(
        _ name: String, at address: ServiceAddress, over wire: any Wire, tokens: (any TokenSource)? = nil,
        bucket: TokenBucket? = nil, habits: Habits = Habits(), log: RequestLog? = nil,
        surroundings: TransferSurroundings = .live
    ) {
        self.name = name
        self.address = address
        self.wire = wire
        self.tokens = tokens
        self.bucket = bucket
        self.habits = habits
        self.log = log
        self.surroundings = surroundings
    }

    package func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer {
        let judge = Judge(service: name, request: request, policy: habits.retries)
        let requestID = habits.sendsIDs ? surroundings.guid() : nil
        var wired = try wireRequest(for: request, id: requestID)
        let headers = wired.headers
        var attempt = 0
        var spent = 0.0
        var refused: String?
        while true {
            let turn = try await turn()
            let token = try await tokens?.token(refused: refused)
            wired.headers = headers + (token.map { [HTTPHeader("Authorization", "Bearer \($0)")] } ?? [])
            attempt += 1
            let number = refused == nil ? attempt : attempt + 1
            let result = await carry(wired, Entry(attempt: number, requestID: requestID, of: request))
            if let token, case .success(let answer) = result, answer.status == 401 {
                guard refused == nil else { throw .signInNeeded(sentence(on: answer, to: request)) }
                refused = token
                attempt -= 1
                continue
            }
            let asked = (try? result.get()).flatMap { RetryAfter.seconds(in: $0, now: surroundings.now()) }
            if let turn, case .success(let answer) = result, answer.status == 429 {
                bucket?.slowDown(after: turn, pause: .seconds(min(asked ?? 0, habits.retries.limit)))
            }
            switch judge.verdict(
                on: result, attempt: attempt, spent: spent, asked: asked, random: surroundings.random())
            {
            case .give(let answer): return answer
            case .fail(let failure): throw failure
            case .again(let seconds):
                spent += seconds
                do { try await surroundings.sleep(.seconds(seconds)) } catch { throw .cancelled }
            }
        }
    }

    private func turn() async throws(ServiceFailure) -> TokenBucket.Turn? {
        do { return try await bucket?.turn() } catch { throw .cancelled }
    }

    private func wireRequest(for request: ServiceRequest, id: String?) throws(ServiceFailure) -> WireRequest {
        let url: String
        do { url = try address.url(request.path, query: request.query) } catch {
            throw .refused("\(name): the path of a request \(error.words)")
        }
        let own = Set(request.headers.map { $0.name.lowercased() })
        var headers = request.headers + habits.headers.filter { !own.contains($0.name.lowercased()) }
        if let id { headers.append(HTTPHeader("MS-RequestId", id)) }
        if habits.sendsIDs, let correlation = request.correlation {
            headers.append(HTTPHeader("MS-CorrelationId", correlation))
        }
        return WireRequest(
            request.method, url, headers: headers, body: request.body, isRepeatable: request.isRepeatable,
            limits: habits.limits)
    }

    private typealias Entry = RequestLog.Entry

    private func carry(_ request: WireRequest, _ entry: Entry) async -> Result<ServiceAnswer, WireFailure> {
        let start = surroundings.elapsed()
        let result: Result<ServiceAnswer, WireFailure>
        do { result = .success(try await wire.carry(request)) } catch { result = .failure(error) }
        if let log {
            let milliseconds = (surroundings.elapsed() - start).inMilliseconds
            log.note(request, entry, result, milliseconds: milliseconds)
        }
        return result
    }

    private func sentence(on answer: ServiceAnswer, to request: ServiceRequest) -> String {
        ServiceProblem(answer, correlation: request.correlation).sentence(by: name)
    }
}
