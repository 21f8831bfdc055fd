/// A sign-in that waits for a person with a code.
struct DeviceCode: Sendable {
    /// What the person did.
    enum Answer: Sendable { case none, accepted, declined }

    /// The code that the person types.
    var userCode: String
    /// What the person did.
    var answer = Answer.none
    /// How often the client asked.
    var polls = 0
    /// When it may ask again.
    var nextPoll: Double
    /// The seconds it has to wait in between.
    var interval: Int
    /// Until when the person may take, in the clock's seconds.
    var expires: Double
}
