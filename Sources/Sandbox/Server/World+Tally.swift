import Core

extension World {
    /// Counts a request, with `{id}` in place of what differs from one thing to the next.
    mutating func count(_ request: WebRequest) {
        let kinds = request.path.split(separator: "/").map { Self.isID($0) ? "{id}" : String($0) }
        let name = kinds.map { $0.prefix { $0 != "(" } }.joined(separator: "/")
        requests["\(request.method) /\(name)", default: 0] += 1
    }

    /// The refusal of a request that is one too many for its service; nil when it is not.
    mutating func refusal(for site: Site) -> WebAnswer? {
        let now = options.clock()
        switch site {
        case .partnerCenter: return limits.partnerCenter(at: now).map { site.tooMany(retryAfter: $0) }
        case .marketplace: return limits.appDirect(at: now) ? nil : site.tooMany(retryAfter: nil)
        default: return nil
        }
    }

    private static func isID(_ segment: Substring) -> Bool {
        TenantID(String(segment)) != nil || segment.contains(":") || segment.contains("%") || segment.contains("@")
            || segment.hasSuffix(".onmicrosoft.com")
    }
}
