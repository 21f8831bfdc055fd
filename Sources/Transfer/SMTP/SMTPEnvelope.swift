/// A message with the addresses that the mail server goes by.
package struct SMTPEnvelope: Sendable {
    /// Who sends it.
    package var sender: String
    /// Who gets it.
    package var recipient: String
    /// The message, its lines ended by CR and LF.
    package var message: [UInt8]

    /// An envelope.
    package init(sender: String, recipient: String, message: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.message = message
    }
}
