import AppDirect
import Core
import Foundation

/// The lists that the files of one import make: those of data sets are read together, wherever they stand among others.
struct ImportFiles {
    /// The lists, in the order in which they are to be brought in.
    private(set) var lists: [ListFile] = []
    /// What brings nothing in beside the others, with the reason.
    private(set) var leftOut: [ListFileFailure] = []

    /// A folder's data sets, by part.
    private struct Group {
        let folder: String
        var paths: [DataSetPart: String]
    }

    private var groups: [Group] = []

    /// Looks at all files; a folder stands for the data sets in it, and `open` opens what is none of them.
    init(
        _ paths: [String], open: (String) throws(ListFileFailure) -> ListFile
    ) throws(ListFileFailure) {
        for path in try Self.files(paths) {
            switch Self.isFile(path) ? DataSetPart(ofFile: path) : nil {
            case nil: lists.append(try open(path))
            case .report: leftOut.append(.dataSetReport(name: Self.name(path)))
            case let part?: add(part, path)
            }
        }
        // A first user can't be brought in before the company.
        var contacts: [ListFile] = []
        for group in groups {
            let (users, memberships) = (group.paths[.users], group.paths[.memberships])
            if let companies = group.paths[.companies] {
                lists.append(try DataSetReader.companies(companies, memberships: memberships))
            }
            if let users, let memberships {
                contacts.append(try DataSetReader.contacts(users: users, memberships: memberships))
            } else if let alone = users ?? memberships {
                throw .dataSetPart(name: Self.name(alone))
            }
        }
        lists += contacts
        if lists.isEmpty, let failure = leftOut.first { throw failure }
    }

    /// Notes a part beside those of its folder; a second one of its kind is of other data sets.
    private mutating func add(_ part: DataSetPart, _ path: String) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        if let group = groups.firstIndex(where: { $0.folder == folder && $0.paths[part] == nil }) {
            groups[group].paths[part] = path
        } else {
            groups.append(Group(folder: folder, paths: [part: path]))
        }
    }

    private static func files(_ paths: [String]) throws(ListFileFailure) -> [String] {
        var files: [String] = []
        for path in paths {
            guard isFolder(path) else {
                files.append(path)
                continue
            }
            let found = MigrationFile.allCases.map { "\(path)/\($0.name)" }.filter(isFile)
            guard !found.isEmpty else { throw .noDataSets(name: name(path)) }
            files += found
        }
        return files
    }

    private static func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }

    /// What is no file, such as a pipe, can be read once only, and is not looked at.
    private static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

    private static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
