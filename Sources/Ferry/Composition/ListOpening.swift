import AppDirect
import Core
import PartnerCenter

/// Opens files to import, whichever service they come from.
enum ListOpening {
    /// A list of Partner Center's or of people, or a result report or the companies of AppDirect's migration tool.
    static func open(
        _ path: String, name: String? = nil, isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) throws(ListFileFailure) -> ListFile {
        do throws(ListFileFailure) {
            return try ListFileReader.open(path, name: name, isInterrupted: isInterrupted)
        } catch .unknownHeader(let file, let columns) where path != "-" {
            if let report = try ResultReport.open(path, name: name) { return report }
            switch DataSetPart(ofFile: path) {
            case .companies: return try DataSetReader.companies(path, name: name)
            case .users, .memberships: throw .dataSetPart(name: file)
            case .report: throw .dataSetReport(name: file)
            case nil: throw .unknownHeader(name: file, columns: columns)
            }
        }
    }
}
