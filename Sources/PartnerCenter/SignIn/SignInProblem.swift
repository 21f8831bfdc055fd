import Core
import Text

/// Why Microsoft Entra gives no token, by what can be done about it.
///
/// The codes are open: one that is not known keeps its number and Microsoft's own words.
package enum SignInProblem: Error, Equatable, Sendable {
    /// Not yet: the person has not entered the code.
    case pending
    /// Not yet, and asked too often.
    case slowDown
    /// The code was not entered in time.
    case codeExpired
    /// The person said no.
    case declined
    /// A sign-in with a second factor is due, or the sign-in frequency has run out (70043, 50078, 50076, 50079).
    case secondFactorDue
    /// The refresh token was not used for 90 days (700082, 70008).
    case unused
    /// A password was changed or the sign-in revoked (50173, 50133).
    case revoked
    /// The refresh token is no good for another reason.
    case tokenRefused(code: String, words: String)
    /// The application lacks consent in the tenant (65001, 65004, 90094).
    case noConsent
    /// The application's secret is wrong (7000215).
    case secretWrong
    /// The application's secret has expired (7000222).
    case secretExpired
    /// The application needs a secret, or must be allowed public client flows (7000218).
    case secretMissing
    /// The application is a public one, which sends no secret (700025).
    case secretUnwanted
    /// The user name or password is wrong (50126, 70002, 50034).
    case wrongCredentials
    /// The account is locked, disabled or its password expired (50053, 50057, 50055).
    case accountBlocked
    /// Conditional Access stopped it (53003, 50158 and their like).
    case conditionalAccess
    /// The user is not assigned to the application (50105).
    case notAssigned
    /// There is no such tenant (90002, 900023, 50059, 50128).
    case unknownTenant
    /// The application is not known in the tenant, or disabled there (700016, 7000112).
    case unknownApplication
    /// The service is not set up in the tenant, or the application does not ask for it (500011, 650057).
    case serviceMissing
    case other(code: String, words: String)

    /// The problem of an error's word and numbers; the most telling number wins.
    ///
    /// `words` is Microsoft's description, from outside.
    init(error: String, codes: [Int], words: String) {
        // 70002 stands beside a more exact code, so that it is looked at last.
        let known = codes.filter { $0 != 70_002 } + codes.filter { $0 == 70_002 }
        let code = codes.first.map { "AADSTS\($0)" } ?? SafeText(error).value
        let line = Self.firstLine(words)
        self =
            Self(deviceWord: error) ?? known.lazy.compactMap(Self.init(code:)).first ?? Self(word: error)
            ?? (error == "invalid_grant" ? .tokenRefused(code: code, words: line) : .other(code: code, words: line))
    }

    private init?(code: Int) {
        switch code {
        case 70_016: self = .pending
        case 70_019, 70_020: self = .codeExpired
        case 70_043, 50_078, 50_076, 50_079, 50_072, 50_074: self = .secondFactorDue
        case 700_082, 70_008, 700_084: self = .unused
        case 50_173, 50_133, 50_132, 50_089: self = .revoked
        case 65_001, 90_094, 90_008: self = .noConsent
        case 65_004: self = .declined
        case 7_000_215: self = .secretWrong
        case 7_000_222: self = .secretExpired
        case 7_000_218: self = .secretMissing
        case 700_025: self = .secretUnwanted
        case 50_126, 70_002, 50_034: self = .wrongCredentials
        case 50_053, 50_055, 50_057: self = .accountBlocked
        case 53_000...53_011, 50_158, 530_002...530_036: self = .conditionalAccess
        case 50_105: self = .notAssigned
        case 90_002, 900_023, 50_059, 50_128, 50_020: self = .unknownTenant
        case 700_016, 7_000_112: self = .unknownApplication
        case 500_011, 650_052, 650_057: self = .serviceMissing
        default: return nil
        }
    }

    /// The words for a code that a person is to enter (RFC 8628, section 3.5): one number stands beside several of them.
    private init?(deviceWord: String) {
        switch deviceWord.lowercased() {
        case "authorization_pending": self = .pending
        case "slow_down": self = .slowDown
        case "expired_token", "code_expired", "bad_verification_code": self = .codeExpired
        case "authorization_declined": self = .declined
        default: return nil
        }
    }

    /// The words of RFC 6749 that say enough without a number.
    private init?(word: String) {
        switch word.lowercased() {
        case "access_denied": self = .declined
        case "interaction_required": self = .secondFactorDue
        case "consent_required": self = .noConsent
        default: return nil
        }
    }

    /// Microsoft's description without its trace ids, which follow on lines of their own.
    private static func firstLine(_ words: String) -> String {
        let line = words.prefix { !$0.isNewline }
        return String(SafeText(String(line)).value.prefix(300))
    }
}
