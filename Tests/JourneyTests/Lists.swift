import Core
import Sandbox
import TestTerminal
import Testing

/// Made-up lists as Partner Center and a manager would have them.
struct Lists {
    private let data: DemoData
    private let count: Int

    /// Lists of so many customers, some of whom only an earlier list held.
    init(customers count: Int, seed: UInt64 = 5) {
        self.count = count
        data = DemoData(customers: count, seed: seed, now: Timestamp(seconds: 1_790_000_000))
    }

    /// `Customers.csv`.
    var customers: [String] { [DemoFiles.customersHeader] + DemoFiles(data).customers(in: 0..<count) }
    /// `contacts.csv`.
    var contacts: [String] { [DemoFiles.contactsHeader] + DemoFiles(data).contacts(in: 0..<count) }
    /// How many customers play a role.
    func count(_ role: DemoRole) -> Int { data.roles(in: 0..<count).count { $0 == role } }

    /// Plain customers `Firm 00001` and so on, each with its contact.
    static func plain(_ count: Int) -> [String] {
        ["Microsoft ID,Company name,Primary domain name,Relationship,E-mail"]
            + (1...count).map { number in
                let digits = String(number)
                let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
                let id = String(repeating: "0", count: 12 - padded.count) + padded
                return "11111111-2222-3333-4444-\(id),Firm \(padded),firm\(padded).example.com,reseller,"
                    + "anna@firm\(padded).example.com"
            }
    }
}

extension Profile {
    /// A profile into which plain customers were imported.
    static func plain(_ count: Int) throws -> Profile {
        let profile = try Profile()
        let file = try profile.write("Customers.csv", Lists.plain(count))
        let finished = try profile.run("import", file)
        try #require(finished.status == 0, "\(finished.errors)")
        return profile
    }
}
