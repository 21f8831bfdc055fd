/// A language with what made-up companies and people are called in it.
final class Culture: Sendable {
    /// In which order the parts of a name stand.
    enum Order: Sendable {
        case nameTradePlace, tradeNamePlace, placeNameTrade
    }

    /// How many rows of each hundred speak it.
    let share: Int
    /// The order of the parts.
    let order: Order
    /// What stands between words.
    let blank: String
    /// What stands between two families.
    let and: String
    /// Whether another legal form of the country makes a name that matching holds for the same.
    let hasKnownForms: Bool
    /// Where it is spoken; the first is the most frequent.
    let countries: [Country]
    /// Family names.
    let families: [Word]
    /// Given names.
    let people: [Word]
    /// Invented company names.
    let brands: [Word]
    /// What companies do.
    let trades: [String]
    /// Towns and regions.
    let places: [Word]

    /// A language; the lists are separated by commas.
    init(
        share: Int, order: Order = .nameTradePlace, blank: String = " ", and: String = " & ",
        hasKnownForms: Bool = true,
        countries: [Country], families: String, people: String, brands: String = Culture.latinBrands, trades: String,
        places: String
    ) {
        self.share = share
        self.order = order
        self.blank = blank
        self.and = and
        self.hasKnownForms = hasKnownForms
        self.countries = countries
        self.families = Word.list(families)
        self.people = Word.list(people)
        self.brands = Word.list(brands)
        self.trades = Word.list(trades).map(\.text)
        self.places = Word.list(places)
    }

    private static let latinBrands = """
        Aurora, Vertex, Meridian, Lumina, Orion, Atlas, Solaris, Novum, Quantia, Polaris, Arcadia, Helix, Zenit, Ventura,
        Kronos, Altura, Nimbus, Delphi, Astra, Corvus, Fenix, Galant, Horizont, Integra, Juno, Kappa, Lyra, Magna, Nexa,
        Optima, Pallas, Rubin, Sirius, Tessera, Umbra, Vega, Xenia, Ypsilon, Zephyr, Quadra
        """

    /// All languages; their shares make a hundred.
    static let all = westernCultures + southernCultures + northernCultures + easternCultures + otherScripts

    /// The language of each of the hundred slots, by its place in `all`.
    static let slots: [Int] = all.indices.flatMap { Array(repeating: $0, count: all[$0].share) }

    /// The first slot of each language.
    static let firstSlots: [Int] = all.indices.map { index in slots.firstIndex(of: index) ?? 0 }
}
