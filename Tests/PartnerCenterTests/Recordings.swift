import Foundation
import Testing

/// Answers that the service really gave or documents, where a folder of them lies beside the checkout.
enum Recordings {
    /// One body.
    struct Body: Sendable, CustomTestStringConvertible {
        /// Its path within the folder.
        let name: String
        /// What it holds.
        let bytes: [UInt8]

        var testDescription: String { name }
    }

    /// Every JSON body, sorted by name; none where the folder is absent, which is said once.
    static let all: [Body] = {
        guard let folder else {
            print("The folder of recordings is not here; tests on recorded answers are left out.")
            return []
        }
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
            (try? Data(contentsOf: folder.appendingPathComponent(name))).map { Body(name: name, bytes: Array($0)) }
        }
    }()

    /// The bodies whose file names begin with one of these.
    static func named(_ prefixes: String...) -> [Body] {
        all.filter { body in
            let file = body.name.split(separator: "/").last ?? ""
            return prefixes.contains { file.hasPrefix($0) }
        }
    }

    private static var folder: URL? {
        for start in [#filePath, FileManager.default.currentDirectoryPath] {
            var place = URL(fileURLWithPath: start)
            while place.path != "/" {
                let found = place.appendingPathComponent("shared/reference/recordings")
                if FileManager.default.fileExists(atPath: found.path) { return found }
                place.deleteLastPathComponent()
            }
        }
        return nil
    }
}
