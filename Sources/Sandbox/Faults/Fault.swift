/// Something that goes wrong with requests, on demand.
package struct Fault: Equatable, Sendable {
    /// What goes wrong.
    package enum Kind: Equatable, Sendable {
        /// 429; with Retry-After when seconds are given.
        case tooMany(retryAfter: Int?)
        /// A status of the 500s, before any work.
        case status(Int)
        /// The connection closes and nothing is done.
        case cutBefore
        /// The work is done and the connection closes without an answer.
        case cutAfter
        /// The connection closes at once, and the work is done so many milliseconds later.
        case late(milliseconds: Int)
        /// The work is done; the connection closes in the middle of the answer's body.
        case truncated
        /// The work is done; the answer's body is no JSON.
        case malformed
        /// 401, and the token that was sent holds no longer.
        case expiredToken
        /// The work is done; its answer waits so many milliseconds.
        case slow(milliseconds: Int)
        /// 429, and the service's bucket is full from now on, as if somebody else had used it up.
        case fullBucket
    }

    /// What goes wrong.
    package var kind: Kind
    /// The paths it happens to; each `*` stands for any text.
    package var path: String
    /// The verb it happens to; nil for any.
    package var method: String?
    /// How many requests before are spared.
    package var after: Int
    /// How often it happens; nil for always.
    package var count: Int?
    /// How likely it is each time, from 0 to 1.
    package var probability: Double
    /// Decides which requests it hits where it is not certain.
    package var seed: UInt64

    /// A fault; without more, it happens to every request.
    package init(
        _ kind: Kind, path: String = "*", method: String? = nil, after: Int = 0, count: Int? = nil,
        probability: Double = 1, seed: UInt64 = 1
    ) {
        self.kind = kind
        self.path = path
        self.method = method
        self.after = after
        self.count = count
        self.probability = probability
        self.seed = seed
    }

    /// The kind's name, as the control endpoint takes it.
    package var name: String {
        switch kind {
        case .tooMany: "429"
        case .status(let status): String(status)
        case .cutBefore: "cut-before"
        case .cutAfter: "cut-after"
        case .late: "late"
        case .truncated: "truncated"
        case .malformed: "malformed"
        case .expiredToken: "expired-token"
        case .slow: "slow"
        case .fullBucket: "full-bucket"
        }
    }
}
