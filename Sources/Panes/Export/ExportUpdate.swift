import Core
import Screen
import Text

extension AppState {
    /// Asks for the name of the file or folder.
    mutating func askExport(_ form: Export.Form) {
        tickMarkedRange()
        guard let export = pane == .jobs ? Export(jobs) : list.flatMap({ Export(form, of: $0) }) else { return }
        overlays.append(.prompt(Prompt(.export(export), hidden: hiddenTargets)))
    }

    /// Takes the name that was typed; gives back what is wrong with it.
    mutating func startExport(_ export: Export, to path: String) -> Result<[Effect], ExportProblem> {
        var export = export
        export.path = path
        if path.isEmpty {
            return .failure(
                ExportProblem(export.form == .rows ? "Type the name of a file." : "Type the name of a folder."))
        }
        if export.form == .rows, export.isCSV == nil {
            return .failure(ExportProblem("End the name in .csv or in .jsonl."))
        }
        return .success(write(export, replaces: false))
    }

    /// Has an export carried out.
    mutating func write(_ export: Export, replaces: Bool) -> [Effect] {
        exporting += 1
        toast = Toast(SafeText("Writing \(Wording.counted(export.count, "row"))…"))
        return [.export(export, replaces: replaces)]
    }

    /// An export ended: rows that lack something are listed.
    mutating func take(_ exported: Exported) {
        exporting = max(0, exporting - 1)
        toast = Toast(SafeText(exported.words), exported.lacking.isEmpty ? .ok : .warning)
        guard !exported.lacking.isEmpty else { return }
        overlays.append(.message(title: "What rows lack", lines: exported.lacking.map { SafeText($0) }))
    }
}

/// What is wrong with the name of an export, in words.
struct ExportProblem: Error {
    let words: SafeText

    init(_ words: SafeText) { self.words = words }
}
