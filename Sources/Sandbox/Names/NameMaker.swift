/// Makes the company names of one language; within a form, no two ranks have the same name until the words run out.
struct NameMaker: Sendable {
    /// What a name is built on.
    enum Form: Int, Sendable {
        /// Two families and a trade.
        case families
        /// An invented name, a trade and a place.
        case brand
        /// A place, a family and an invented name: companies that are no customer's.
        case stranger
    }

    /// A name without its legal form, and the Latin letters for a domain.
    struct Name {
        var text: String
        var slug: String
    }

    /// The language.
    let culture: Culture
    private let families: Permutation
    private let brands: Permutation
    private let strangers: Permutation

    /// The maker of a language; the key decides the order of its names.
    init(culture: Culture, key: UInt64) {
        self.culture = culture
        let (family, brand, place) = (culture.families.count, culture.brands.count, culture.places.count)
        families = Permutation(of: family * family * culture.trades.count, key: key)
        brands = Permutation(of: brand * culture.trades.count * place, key: key)
        strangers = Permutation(of: place * family * brand, key: key)
    }

    /// The name of a form and rank.
    func name(_ form: Form, rank: Int) -> Name {
        switch form {
        case .families: familyName(rank)
        case .brand: brandName(rank)
        case .stranger: strangerName(rank)
        }
    }

    private func familyName(_ rank: Int) -> Name {
        let bound = culture.families.count * culture.families.count * culture.trades.count
        var digits = Digits(families.number(at: rank % bound))
        let first = digits.next(culture.families)
        let second = digits.next(culture.families)
        let trade = digits.next(culture.trades)
        let place = extra(culture.places, round: rank / bound)
        guard first.text != second.text else {
            return Name(text: joined(name: first.text, trade: trade, place: place?.text), slug: first.slug)
        }
        let both = first.text + culture.and + second.text
        return Name(text: joined(name: both, trade: trade, place: place?.text), slug: first.slug + second.slug)
    }

    private func brandName(_ rank: Int) -> Name {
        let bound = culture.brands.count * culture.trades.count * culture.places.count
        var digits = Digits(brands.number(at: rank % bound))
        let brand = digits.next(culture.brands)
        let trade = digits.next(culture.trades)
        let place = digits.next(culture.places)
        let family = extra(culture.families, round: rank / bound)
        let name = family.map { brand.text + culture.blank + $0.text } ?? brand.text
        return Name(text: joined(name: name, trade: trade, place: place.text), slug: brand.slug + place.slug)
    }

    private func strangerName(_ rank: Int) -> Name {
        let bound = culture.places.count * culture.families.count * culture.brands.count
        var digits = Digits(strangers.number(at: rank % bound))
        let place = digits.next(culture.places)
        let family = digits.next(culture.families)
        let brand = digits.next(culture.brands)
        let text = place.text + culture.blank + family.text + culture.blank + brand.text
        return Name(text: text, slug: family.slug + brand.slug)
    }

    /// A further word once the shorter names have run out; nil in the first round.
    private func extra(_ words: [Word], round: Int) -> Word? {
        round == 0 ? nil : words[(round - 1) % words.count]
    }

    private func joined(name: String, trade: String, place: String?) -> String {
        let end = place.map { culture.blank + $0 } ?? ""
        return switch culture.order {
        case .nameTradePlace: name + culture.blank + trade + end
        case .tradeNamePlace: trade + culture.blank + name + end
        case .placeNameTrade: (place.map { $0 + culture.blank } ?? "") + name + culture.blank + trade
        }
    }
}

/// A number taken apart into places in lists.
private struct Digits {
    private var rest: Int

    init(_ number: Int) { rest = number }

    mutating func next<Element>(_ list: [Element]) -> Element {
        defer { rest /= list.count }
        return list[rest % list.count]
    }
}
