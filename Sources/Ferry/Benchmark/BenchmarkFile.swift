import Core
import Glibc
import Sandbox
import Text

/// The customer list that the benchmark imports, and what it searches for.
enum BenchmarkFile {
    /// Words as people type them: names, parts of names, addresses, and some that nobody has.
    static let searches = [
        "contoso jp", "bakery", "müller", "nord state:ready", "example.com", "logistics -", "a", "zzzqq", "anna",
        "!gmbh co",
    ]

    /// Writes all customers with their contacts to a file, as CSV, and says how many there are.
    static func write(_ data: DemoData, to path: String) throws -> Int {
        guard let file = fopen(path, "w") else {
            throw ListFileFailure.unreadable(name: path, why: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        put(
            [
                "Microsoft ID", "Company name", "Primary domain name", "Relationship", "Tags", "E-mail", "First name",
                "Last name", "Country", "Phone",
            ], file)
        var count = 0
        var start = 0
        while start < data.count {
            for line in data.customers(in: start..<min(data.count, start + 20_000)) {
                put(fields(line), file)
                count += 1
            }
            start += 20_000
        }
        return count
    }

    private static func fields(_ line: CustomerLine) -> [String] {
        [
            line.tenant.description, line.name, line.domain, line.relationship?.word ?? "", line.tags ?? "",
            line.contact.email, line.contact.firstName, line.contact.lastName, line.contact.country, line.contact.phone,
        ]
    }

    private static func put(_ fields: [String], _ file: UnsafeMutablePointer<FILE>) {
        fputs(CSVWriter.line(fields), file)
    }
}
