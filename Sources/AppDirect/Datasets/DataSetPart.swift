import Core
import Foundation
import Text

/// The files of the data sets that Ferry reads back itself, told by their headers.
package enum DataSetPart: Hashable, Sendable {
    case users, companies, memberships
    /// What an export leaves for people: it brings nothing in.
    case report

    /// The header of the report.
    package static let reportHeader = ["EXTERNAL_ID", "NAME", "WRITTEN", "MISSING", "NOTES"]

    /// The part that a file is; nil when it is none, or can't be read.
    package init?(ofFile path: String) {
        guard let file = try? FileHandle(forReadingFrom: URL(filePath: path)),
            let titles = try? CSVHeader.read(file).titles
        else { return nil }
        self.init(titles)
    }

    /// The part with these columns; a result report repeats those of a part and is none.
    init?(_ titles: [String]) {
        let keys = Set(titles.map(Self.key))
        if keys == Set(Self.reportHeader) {
            self = .report
        } else if keys.isSuperset(of: ["USER_EXTERNAL_ID", "COMPANY_EXTERNAL_ID"]) {
            self = .memberships
        } else if keys.isSuperset(of: ["EXTERNAL_ID", "EMAIL_ADDRESS"]), !keys.contains("NAME") {
            self = .users
        } else if keys.isSuperset(of: ["EXTERNAL_ID", "NAME", "COUNTRY"]), ResultColumns(titles) == nil {
            self = .companies
        } else {
            return nil
        }
    }

    /// A column's title as it is compared.
    static func key(_ title: String) -> String { SafeText(title).value.trimmingBlanks.uppercased() }
}
