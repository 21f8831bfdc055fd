import Core
import Foundation

/// The user's own templates: plain files, those of a profile in a folder of its name.
struct LetterFolder {
    /// The folder.
    let path: String

    /// All templates of a profile: what is shipped, replaced by the user's, replaced by the profile's.
    static func templates(_ places: Places, profile: String) throws -> LetterTemplates {
        var templates = LetterTemplates(try BuiltInLetters.templates())
        for folder in [places.letters, "\(places.letters)/\(profile)"] {
            for template in try LetterFolder(path: folder).templates() { templates.add(template) }
        }
        return templates
    }

    /// The templates in it; none when there is no such folder.
    func templates() throws -> [LetterTemplate] {
        let names = try self.names()
        var templates: [LetterTemplate] = []
        var problems: [LetterProblem] = []
        for name in names.sorted() where name.hasSuffix(".txt") || name.hasSuffix(".html") {
            do {
                if let template = try template(name, among: names) { templates.append(template) }
            } catch let found as LetterProblems {
                problems += found.list
            }
        }
        guard problems.isEmpty else { throw LetterProblems(list: problems) }
        return templates
    }

    /// The files in it; a folder that can't be read is no reason to send other letters than the user's.
    private func names() throws -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: path) } catch CocoaError.fileReadNoSuchFile {
            return []
        } catch {
            throw ConfigurationFailure.unreadable(path, reason: "the folder of letters can't be read")
        }
    }

    /// The template of a text file; nil for an HTML part, which is read with its text.
    private func template(_ name: String, among names: [String]) throws -> LetterTemplate? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let stem = parts.dropLast().joined(separator: ".")
        guard (2...3).contains(parts.count), let word = parts.first,
            let purpose = LetterPurpose.allCases.first(where: { $0.word == word })
        else { throw problem(.unknownName, name) }
        if name.hasSuffix(".html") {
            guard names.contains("\(stem).txt") else { throw problem(.noText, name) }
            return nil
        }
        let html = names.contains("\(stem).html") ? try file("\(stem).html") : nil
        return try LetterTemplate.read(
            file(name), html: html, for: purpose, language: parts.count == 3 ? String(parts[1]) : "")
    }

    private func file(_ name: String) throws -> LetterFile {
        guard let text = try FileText.read("\(path)/\(name)") else {
            throw ConfigurationFailure.notFound("\(path)/\(name)")
        }
        return LetterFile(name: "\(path)/\(name)", text: text)
    }

    private func problem(_ cause: LetterProblem.Cause, _ name: String) -> LetterProblems {
        LetterProblems(list: [LetterProblem(cause, file: "\(path)/\(name)")])
    }
}
