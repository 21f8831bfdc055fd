/// The limits that the services document; asked with a clock's seconds.
struct RateLimits: Sendable {
    /// Partner Center: so many requests in each minute.
    static let perMinute = 500
    /// AppDirect: so many requests at once.
    static let bucketSize = 20.0
    /// AppDirect: so many leak out of the bucket each second.
    static let leakPerSecond = 5.0

    private let isEnforced: Bool
    private var windowStart = 0.0
    private var windowCount = 0
    private var level = 0.0
    private var leakedAt = 0.0
    /// Whether a fault filled the bucket: then it counts until it has run dry.
    private var wasFilled = false
    private var isWindowFilled = false

    /// Limits that hold only when they are enforced, or where a fault fills a bucket.
    init(isEnforced: Bool) { self.isEnforced = isEnforced }

    /// Counts a request to Partner Center: the seconds to wait when it is one too many.
    mutating func partnerCenter(at now: Double) -> Int? {
        if now - windowStart >= 60 {
            windowStart = now
            windowCount = 0
            isWindowFilled = false
        }
        guard isEnforced || isWindowFilled else { return nil }
        windowCount += 1
        return windowCount > Self.perMinute ? max(1, Int((windowStart + 60 - now).rounded(.up))) : nil
    }

    /// Counts a request to AppDirect: whether it still fits into the bucket.
    mutating func appDirect(at now: Double) -> Bool {
        level = max(0, level - (now - leakedAt) * Self.leakPerSecond)
        leakedAt = now
        if level == 0 { wasFilled = false }
        guard isEnforced || wasFilled else { return true }
        guard level + 1 <= Self.bucketSize else { return false }
        level += 1
        return true
    }

    /// Fills the bucket or the minute of a service.
    mutating func fill(_ site: Site, at now: Double) {
        if site == .marketplace {
            level = Self.bucketSize
            leakedAt = now
            wasFilled = true
        } else if site == .partnerCenter {
            windowStart = now
            windowCount = Self.perMinute
            isWindowFilled = true
        }
    }
}
