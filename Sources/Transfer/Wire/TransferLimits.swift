/// How long one attempt may take, and how much may come back.
package struct TransferLimits: Equatable, Sendable {
    /// Milliseconds until a connection must stand, TLS included.
    package var connect: Int
    /// Milliseconds during which nothing may happen while an answer is awaited or comes in.
    package var idle: Int
    /// Milliseconds for all of it.
    package var whole: Int
    /// Bytes of a body, once unpacked.
    package var body: Int

    /// Limits; as long as the services' own kits wait unless told.
    package init(connect: Int = 10_000, idle: Int = 100_000, whole: Int = 180_000, body: Int = 64 << 20) {
        self.connect = connect
        self.idle = idle
        self.whole = whole
        self.body = body
    }
}
