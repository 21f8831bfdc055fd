/// Finds and reads the configuration file.
package enum ConfigurationFile {
    /// The configuration of the named file, else of `FERRY_CONFIG`, else of the usual file.
    ///
    /// A named file must exist; without the usual one the built-in configuration holds.
    package static func load(
        path: String? = nil, environment: [String: String]
    ) throws(ConfigurationFailure) -> Configuration {
        let places = try Places(environment: environment)
        let file = Self.path(path, environment, places)
        let isNamed = named(path, environment) != nil
        guard let text = try FileText.read(file) else {
            if isNamed { throw .notFound(file) }
            return .builtIn(places)
        }
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return try ConfigurationReader.read(text, file: file, folder: folder, places: places)
    }

    /// The file that is read: the named one, else that of `FERRY_CONFIG`, else the usual one.
    static func path(_ path: String?, _ environment: [String: String], _ places: Places) -> String {
        named(path, environment) ?? places.configurationFile
    }

    private static func named(_ path: String?, _ environment: [String: String]) -> String? {
        path ?? environment["FERRY_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
