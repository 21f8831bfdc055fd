import Core

/// The tokens and codes that were given out.
struct SignInBook: Sendable {
    /// For how many seconds an access token holds.
    static let accessLife = 3599
    /// For how many seconds an unused refresh token holds: 90 days.
    static let refreshLife = 90 * 86_400.0

    private var grants: [String: AccessGrant] = [:]
    private var refreshTokens: [String: Double]
    private var lastNumber = 0
    /// The codes that wait for a person, by the device's own code.
    var deviceCodes: [String: DeviceCode] = [:]
    /// The code with which every refresh is refused; nil to refuse none.
    var refusal: Int?
    /// Whether requests count as made with a second factor.
    var isMFACompliant = true

    /// A book in which the well-known refresh token stands.
    init(now: Double) {
        refreshTokens = [SandboxIdentity.refreshToken: now + Self.refreshLife]
    }

    /// Gives out an access token.
    mutating func issue(_ grant: AccessGrant) -> String {
        lastNumber += 1
        let text =
            grant.audience == .marketplace ? "sandbox-market-\(lastNumber)" : tokenText(grant, number: lastNumber)
        grants[text] = grant
        return text
    }

    /// Gives out a refresh token.
    mutating func issueRefreshToken(at now: Double) -> String {
        lastNumber += 1
        let text = "sandbox-refresh-\(lastNumber)"
        refreshTokens[text] = now + Self.refreshLife
        return text
    }

    /// Gives out a device code.
    mutating func issueDeviceCode(at now: Double, interval: Int) -> (device: String, code: DeviceCode) {
        lastNumber += 1
        let letters = Array("BCDFGHJKLMNPQRSTVWXZ")
        var random = SplitMix64(seed: UInt64(lastNumber))
        let user = String((0..<9).map { _ in letters[random.below(letters.count)] })
        let code = DeviceCode(userCode: user, nextPoll: now, interval: interval, expires: now + 900)
        let device = "sandbox-device-\(lastNumber)"
        deviceCodes[device] = code
        return (device, code)
    }

    /// What a token allows now; nil when it is unknown or holds no longer.
    func grant(of token: String, at now: Double) -> AccessGrant? {
        guard let grant = grants[token], grant.expires > now else { return nil }
        return grant
    }

    /// Whether a refresh token holds; nil when it was never given out.
    func holds(refreshToken: String, at now: Double) -> Bool? {
        refreshTokens[refreshToken].map { $0 > now }
    }

    /// Takes one access token back, or all.
    mutating func expireAccess(_ token: String? = nil) {
        if let token { grants[token] = nil } else { grants.removeAll() }
    }

    /// Takes one refresh token back, or all.
    mutating func revokeRefresh(_ token: String? = nil) {
        if let token { refreshTokens[token] = 0 } else { for key in refreshTokens.keys { refreshTokens[key] = 0 } }
    }

    /// Answers for the person behind a user code, or behind all that wait; gives how many that were.
    mutating func answer(_ answer: DeviceCode.Answer, userCode: String?) -> Int {
        let waiting = deviceCodes.filter { _, code in
            code.answer == .none && (userCode == nil || code.userCode == userCode)
        }
        for device in waiting.keys { deviceCodes[device]?.answer = answer }
        return waiting.count
    }
}
