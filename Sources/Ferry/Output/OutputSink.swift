/// A place where text goes: standard output, standard error, or a test's memory.
struct OutputSink: Sendable {
    /// Writes all bytes or throws.
    let write: @Sendable ([UInt8]) throws(OutputFailure) -> Void
}

/// Why output can't be written.
enum OutputFailure: Error, Equatable {
    /// Whoever was reading has gone, as `head` does.
    case closed
    case failed(String)
}
