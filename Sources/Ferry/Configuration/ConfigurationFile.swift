/// Finds and reads the configuration file.
package enum ConfigurationFile {
    /// The configuration of the named file, else of `FERRY_CONFIG`, else of the usual file.
    ///
    /// A named file must exist; without the usual one the built-in configuration holds.
    package static func load(
        path: String? = nil, environment: [String: String]
    ) throws(ConfigurationFailure) -> Configuration {
        let places = try Places(environment: environment)
        let named = path ?? environment["FERRY_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        let file = named ?? places.configurationFile
        guard let text = try FileText.read(file) else {
            if named != nil { throw .notFound(file) }
            return .builtIn(places)
        }
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return try ConfigurationReader.read(text, file: file, folder: folder, places: places)
    }
}
