/// How full a bucket is, as arithmetic on a clock that is handed in.
struct BucketLevel {
    /// What asking for one request gives.
    enum Answer: Equatable {
        case taken(Int)
        case wait(Duration)
    }

    private let burst: Double
    private let fullRate: Double
    private let recovery: Double
    private var level: Double
    private var currentRate: Double
    /// Up to when it was filled; ahead of the clock during a pause.
    private var filledUntil: Duration
    private var taken = 0
    private var takenWhenSlowed = 0

    /// A full bucket.
    init(burst: Int, rate: Double, recovery: Double, at now: Duration) {
        self.burst = Double(max(1, burst))
        fullRate = max(rate, 0.001)
        self.recovery = max(recovery, 1)
        level = self.burst
        currentRate = fullRate
        filledUntil = now
    }

    /// Takes one, or tells how long to wait before asking again.
    mutating func take(at now: Duration) -> Answer {
        fill(until: now)
        guard now >= filledUntil else { return .wait(Self.roundedUp((filledUntil - now).inSeconds)) }
        guard level > 0.999_999 else { return .wait(Self.roundedUp((1 - level) / currentRate)) }
        level -= 1
        taken += 1
        return .taken(taken)
    }

    /// Halves the rate, unless that was done already since this request was taken, and gives nothing during a pause.
    mutating func slowDown(after number: Int, pause: Duration, at now: Duration) {
        fill(until: now)
        if number > takenWhenSlowed {
            currentRate = max(currentRate / 2, fullRate / 32)
            takenWhenSlowed = taken
        }
        level = 0
        filledUntil = max(filledUntil, now + pause)
    }

    /// Requests a second.
    mutating func rate(at now: Duration) -> Double {
        fill(until: now)
        return currentRate
    }

    /// Whether it gives less than it once did.
    mutating func isSlowed(at now: Duration) -> Bool { rate(at: now) < fullRate }

    /// How long until so many can be taken, at the present rate.
    mutating func wait(for count: Int, at now: Duration) -> Duration {
        fill(until: now)
        let pause = max(.zero, filledUntil - now)
        return pause + Self.roundedUp(max(0, Double(count) - level) / currentRate)
    }

    private mutating func fill(until now: Duration) {
        guard now > filledUntil else { return }
        let seconds = (now - filledUntil).inSeconds
        level = min(burst, level + seconds * currentRate)
        currentRate = min(fullRate, currentRate + fullRate * seconds / recovery)
        filledUntil = now
    }

    private static func roundedUp(_ seconds: Double) -> Duration {
        .milliseconds(Int64((min(seconds, 1e9) * 1000).rounded(.up)))
    }
}
