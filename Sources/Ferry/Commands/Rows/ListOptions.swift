import ArgumentParser
import Core
import Panes

/// How a list is ordered, cut and written.
struct ListOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Order by this column.", valueName: "column"))
    var sort: String?

    @Flag(help: "Turn the order round.")
    var reverse = false

    @Option(help: ArgumentHelp("Write at most so many rows.", valueName: "n"))
    var limit: Int?

    @OptionGroup var form: RowForm

    func validate() throws {
        if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    /// The order on a list.
    func order(of listing: Listing) throws(CommandFailure) -> ListSort {
        guard let sort else { return ListSort(listing.usualSort.key, descending: reverse) }
        let layout = listing.layout
        let word = sort.lowercased()
        if word == "state" { return ListSort(.state, descending: reverse) }
        if word == "age" { return ListSort(.number(layout.age), descending: !reverse) }
        if let text = layout.texts.firstIndex(where: { $0.lowercased() == word }) {
            return ListSort(.text(text), descending: reverse)
        }
        if let number = layout.numbers.firstIndex(where: { $0.lowercased() == word }) {
            return ListSort(.number(number), descending: reverse)
        }
        let known = ["state"] + layout.texts + layout.numbers
        let near = suggestion(for: sort, among: known)
        throw CommandFailure(
            .usage,
            "There is no column \(Wording.quoted(sort))\(near.isEmpty ? "; there are " + known.joined(separator: ", ") + "." : near)"
        )
    }

    /// The states that a comma-separated list names; the standard ones without a list, all for `all`.
    static func states(_ text: String?, of listing: Listing, standard: Set<UInt8>) throws(CommandFailure) -> Set<UInt8>
    {
        guard let text, text != "all" else { return text == nil ? standard : [] }
        let known = listing.layout.states
        var codes: Set<UInt8> = []
        for word in text.split(separator: ",") {
            let name = String(word).trimmingBlanks.lowercased()
            guard let code = known.firstIndex(of: name) else {
                let near = suggestion(for: name, among: known)
                throw CommandFailure(
                    .usage,
                    "There is no state \(Wording.quoted(name))\(near.isEmpty ? "; there are " + known.joined(separator: ", ") + "." : near)"
                )
            }
            codes.insert(UInt8(code))
        }
        if codes.isEmpty { throw CommandFailure(.usage, "--state names no state.") }
        return codes
    }

    /// How many of so many rows are written.
    func shown(of count: Int) -> Int { min(count, limit ?? count) }
}
