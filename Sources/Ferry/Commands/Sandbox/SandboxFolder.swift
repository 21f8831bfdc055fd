import Foundation
import Sandbox

/// The files of a running sandbox, in a private folder that goes with it.
struct SandboxFolder {
    /// Where it lies.
    let path: String

    /// The file with the refresh token.
    var token: String { "\(path)/refresh.token" }

    /// The folder for letters.
    var letters: String { "\(path)/letters" }

    /// A new folder among the system's temporary ones, with the refresh token in it.
    init() throws(CommandFailure) {
        guard let folder = ThrowAwayFolder("ferry-sandbox") else {
            throw CommandFailure(.failed, "No folder could be made among the temporary files; free some space.")
        }
        path = folder.path
        let isWritten = FileManager.default.createFile(
            atPath: token, contents: Data(SandboxIdentity.refreshToken.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else {
            folder.remove()
            throw CommandFailure(.failed, "The token can't be written to \(path); free some space.")
        }
    }

    /// Removes it with everything in it.
    func remove() {
        // The store's threads may still be at work: under another name nothing more finds its way into the folder.
        let gone = path + ".gone"
        let isMoved = rename(path, gone) == 0
        // A file that one of them removed meanwhile ends a removal early. What stays behind stays private.
        for _ in 0..<8 where (try? FileManager.default.removeItem(atPath: isMoved ? gone : path)) != nil { return }
    }
}
