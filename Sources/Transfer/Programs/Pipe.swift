import Glibc

/// The two ends of a pipe, closed in programs that the process starts.
final class Pipe {
    /// Where bytes come out.
    private(set) var reading: Int32
    /// Where bytes go in.
    private(set) var writing: Int32

    /// A pipe.
    init() throws(ProgramRun.NotStarted) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw ProgramRun.NotStarted(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Closes what is open.
    func close() {
        closeReading()
        closeWriting()
    }

    /// Closes the end that is read.
    func closeReading() { Self.close(&reading) }

    /// Closes the end that is written, so that the reader comes to the end.
    func closeWriting() { Self.close(&writing) }

    private static func close(_ end: inout Int32) {
        if end >= 0 { Glibc.close(end) }
        end = -1
    }
}
