/// What came of a talk with a mail server.
package struct SMTPReport: Equatable, Sendable {
    /// How it ended.
    package enum End: Equatable, Sendable {
        /// Everything was said and answered.
        case done
        /// The host's name is not known, no connection came about, or it broke.
        case cut
        /// A limit of time was reached.
        case late
        /// The other side could not prove who it is, or no TLS came about.
        case insecure
        /// It took neither name nor password.
        case loginRefused
        /// There is a user, and it offers nobody to sign in.
        case loginMissing
        /// A reply said no, or could not be understood.
        case refused
        /// It was stopped from here.
        case stopped
        /// libcurl can't work.
        case broken
    }

    /// How it ended.
    package var end: End
    /// How far it had come.
    package var stage: SMTPStage
    /// The server's reply to the last command; nil when none came.
    package var reply: SMTPReply?
    /// libcurl's words on a failure.
    package var words: String

    /// Whether the server may have taken the letter.
    package var mayHaveLeft: Bool { stage == .letter }
}
