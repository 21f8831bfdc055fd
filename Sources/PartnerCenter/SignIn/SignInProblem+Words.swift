package import Core

extension SignInProblem {
    /// What is wrong and what to do about it: sentences.
    package var sentence: String {
        switch self {
        case .pending: "The code has not been entered yet; open the address that was shown and enter it."
        case .slowDown: "Microsoft asks for more time between questions; try again in a minute."
        case .codeExpired: "The code was not entered in time; run `ferry sign-in` again."
        case .declined: "The sign-in was declined; run `ferry sign-in` again with an account that may consent."
        case .secondFactorDue: "Microsoft wants a new sign-in with a second factor; run `ferry sign-in`."
        case .unused: "The sign-in was not used for 90 days and has lapsed; run `ferry sign-in`."
        case .revoked: "The password was changed or the sign-in was revoked; run `ferry sign-in`."
        case .tokenRefused(let code, let words):
            "Microsoft no longer takes the stored sign-in (\(code)\(words.isEmpty ? "" : ": \(words)")); run `ferry sign-in`."
        case .noConsent:
            "The application has no consent in this tenant; let an administrator grant it in Microsoft Entra, or run `ferry sign-in` as one."
        case .secretWrong:
            "The application's secret is wrong; put the secret's value (not its id) where client_secret points."
        case .secretExpired:
            "The application's secret has expired; make a new one in Microsoft Entra and put it where client_secret points."
        case .secretMissing:
            "Microsoft wants the application's secret; set client_secret, or allow public client flows for the application in Microsoft Entra."
        case .secretUnwanted: "The application is a public one; remove client_secret from the profile."
        case .wrongCredentials: "The user name or password is wrong; correct the configuration, or run `ferry sign-in`."
        case .accountBlocked:
            "The account is locked, disabled or needs a new password; mend it in Microsoft Entra, then run `ferry sign-in`."
        case .conditionalAccess:
            "A Conditional Access policy stopped the sign-in; sign in from a place and device that it allows, or have the policy changed."
        case .notAssigned:
            "The account is not assigned to the application; assign it under Enterprise applications in Microsoft Entra."
        case .unknownTenant: "Microsoft knows no such tenant; correct `tenant` in the profile."
        case .unknownApplication:
            "Microsoft does not know the application in this tenant, or it is disabled; correct client_id in the profile."
        case .serviceMissing:
            "The application may not ask for this service; add its API permissions in Microsoft Entra and grant consent."
        case .other(let code, let words):
            "Microsoft gave no token (\(code))\(words.isEmpty ? "" : ": \(words)")"
        }
    }

    /// Whether signing in again is what helps.
    package var asksForSignIn: Bool {
        switch self {
        case .pending, .slowDown, .codeExpired, .declined, .secondFactorDue, .unused, .revoked, .tokenRefused,
            .wrongCredentials, .accountBlocked, .conditionalAccess:
            true
        default: false
        }
    }

    /// The failure for whoever needed the token.
    package var failure: ServiceFailure { asksForSignIn ? .signInNeeded(sentence) : .notAllowed(sentence) }
}
