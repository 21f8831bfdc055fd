import Core
import Foundation
import Testing

@testable import PartnerCenter

/// A file that goes with the test.
final class TemporaryFile {
    let path: String

    init(_ bytes: some Sequence<UInt8>) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("ferry-\(UUID().uuidString).csv")
        try Data(bytes).write(to: url)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A list that holds these bytes.
func list(_ bytes: [UInt8], chunk: Int = 256 << 10) throws -> ListFile {
    let file = try TemporaryFile(bytes)
    // The file is open by now; its name may go.
    return try ListFileReader.open(file.path, name: "list.csv", chunk: chunk)
}

/// A list that holds this text.
func list(_ text: String, chunk: Int = 256 << 10) throws -> ListFile {
    try list(Array(text.utf8), chunk: chunk)
}

extension ListFile {
    /// All lines to the end.
    func lines(batch: Int = 100) throws -> [ListLine] {
        var lines: [ListLine] = []
        while true {
            let next = try next(batch)
            if next.isEmpty { return lines }
            #expect(next.count <= batch)
            lines += next
        }
    }

    /// The customers among the lines.
    func customers() throws -> [CustomerLine] {
        try lines().compactMap { if case .customer(let line) = $0 { line } else { nil } }
    }

    /// The contacts among the lines.
    func contacts() throws -> [ContactLine] {
        try lines().compactMap { if case .contact(let line) = $0 { line } else { nil } }
    }

    /// The refused rows among the lines.
    func rejections() throws -> [RejectedLine] {
        try lines().compactMap { if case .rejected(let line) = $0 { line } else { nil } }
    }
}

let portal = "Microsoft ID,Company name,Primary domain name,Relationship,Tags"
let contoso = "6f22f4fa-9237-4e0b-ba95-4a479f825598"
let fabrikam = "40d8d8ad-6e1e-47be-bf09-520e3ffbac95"
