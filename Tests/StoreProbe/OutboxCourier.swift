import Core
import Foundation

/// A way to send letters whose other side is a file: what stands in it has arrived, whoever dies afterwards.
struct OutboxCourier: Courier {
    /// The file: an address a line.
    let path: String
    /// Hears of each step.
    let say: @Sendable (String) -> Void

    var place: String { path }

    func deliver(_ letter: Letter) async throws(CourierFailure) -> String {
        say("leaving \(letter.to.address)")
        do {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.seekToEnd()
            try file.write(contentsOf: Data("\(letter.to.address)\n".utf8))
            try file.close()
        } catch {
            throw .unreachable("\(error)")
        }
        say("left \(letter.to.address)")
        return "written"
    }

    func check() async throws(CourierFailure) -> String { path }
    func finish() async {}
}
