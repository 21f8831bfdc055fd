import ArgumentParser

/// In which form a list that is neither searched nor sorted is written.
struct RowForm: ParsableArguments {
    @Flag(help: "Write one JSON object a line.") var json = false
    @Flag(help: "Write CSV, with the keys of the JSON as heading.") var csv = false

    func validate() throws {
        if csv, json { throw ValidationError("Choose --csv or --json.") }
    }
}
