import Text

/// Writes down each attempt of a request in one line, without headers, bodies or secrets.
package struct RequestLog: Sendable {
    /// What a line tells beside the request and its end.
    struct Entry: Sendable {
        /// Which attempt it is, counted from 1.
        var attempt: Int
        /// The request's own id; nil when the service gets none.
        var requestID: String?
        /// The operation of the user to which it belongs.
        var correlation: String?

        /// An entry.
        init(attempt: Int, requestID: String?, of request: ServiceRequest) {
            self.attempt = attempt
            self.requestID = requestID
            correlation = request.correlation
        }
    }

    private let write: @Sendable (String) -> Void

    /// A log that hands each line on.
    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Writes a line; whoever keeps it adds the moment.
    func note(
        _ request: WireRequest, _ entry: Entry, _ result: Result<ServiceAnswer, WireFailure>, milliseconds: Int64
    ) {
        let end =
            switch result {
            case .success(let answer): "\(answer.status)"
            case .failure(let failure): "\(failure.cause)\(failure.mayHaveLeft ? "" : " (not sent)")"
            }
        var line = "\(request.method.rawValue) \(MaskedURL(request.url)) \(end) \(milliseconds) ms"
        if entry.attempt > 1 { line += " attempt \(entry.attempt)" }
        if let id = entry.requestID { line += " request \(id)" }
        if let correlation = entry.correlation { line += " correlation \(correlation)" }
        write(SafeText(line).value)
    }

    /// Writes a line on a letter, without addresses.
    package func note(letter id: String, to server: SMTPServer, _ report: SMTPReport, took: Duration) {
        let reply = report.reply.map { " \($0.code)" } ?? ""
        let end = report.end == .done ? "" : " \(report.end)\(report.mayHaveLeft ? "" : " (not sent)")"
        let line = "LETTER \(id) \(server) \(report.stage)\(reply)\(end)"
        write(SafeText("\(line) \(took.inMilliseconds) ms").value)
    }
}
