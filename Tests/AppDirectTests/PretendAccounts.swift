import Core
import Foundation
import Synchronization
import Transfer

/// AppDirect's API for companies in memory, with made-up companies; it notes every request, and errs where it is told.
final class PretendAccounts: ServiceCaller {
    /// A company as the pretended marketplace keeps it.
    struct Record: Sendable {
        var id: String
        var name = "Contoso Ltd"
        var externalID: String?
        var mosi: String?
        var attributes: [String: String] = [:]
        var domains: [String] = []
        var partner: String?
        var address: [String: String]?
        var countryCode: String?
    }

    /// What happens to a request instead of its answer.
    enum Fault: Sendable {
        case answer(ServiceAnswer)
        case fail(ServiceFailure)
        /// It is carried out, and its answer is lost.
        case loseAnswer(ServiceFailure)
        /// It is carried out, and answered with this.
        case answerOtherwise(ServiceAnswer)
    }

    struct Memory {
        var records: [Record]
        var requests: [ServiceRequest] = []
        var faults: [(String, Fault)] = []
        var pageLimit = Int.max
        var keepsExternalIDs = true
        var ignoresNull = false
        var comparesByPart = false
    }

    private let memory: Mutex<Memory>

    init(_ records: [Record] = []) { memory = Mutex(Memory(records: records)) }

    /// Verb and path of each request, with the query where it is no list.
    var log: [String] { memory.withLock { $0.requests.map(\.line) } }
    var requests: [ServiceRequest] { memory.withLock { $0.requests } }
    var records: [Record] { memory.withLock { $0.records } }

    /// The next request of which the line begins so meets a fault.
    func fault(_ line: String, _ fault: Fault) { memory.withLock { $0.faults.append((line, fault)) } }
    func refusePages(above size: Int) { memory.withLock { $0.pageLimit = size } }
    func forgetExternalIDs() { memory.withLock { $0.keepsExternalIDs = false } }
    func ignoreNull() { memory.withLock { $0.ignoresNull = true } }
    func compareByPart() { memory.withLock { $0.comparesByPart = true } }
    func change(_ id: String, _ change: (inout Record) -> Void) {
        memory.withLock { memory in
            for index in memory.records.indices where memory.records[index].id == id { change(&memory.records[index]) }
        }
    }

    func answer(to request: ServiceRequest) async throws(ServiceFailure) -> ServiceAnswer {
        let result: Result<ServiceAnswer, ServiceFailure> = memory.withLock { memory in
            memory.requests.append(request)
            guard let index = memory.faults.firstIndex(where: { request.line.hasPrefix($0.0) }) else {
                return .success(memory.carryOut(request))
            }
            switch memory.faults.remove(at: index).1 {
            case .answer(let answer): return .success(answer)
            case .fail(let failure): return .failure(failure)
            case .loseAnswer(let failure):
                _ = memory.carryOut(request)
                return .failure(failure)
            case .answerOtherwise(let answer):
                _ = memory.carryOut(request)
                return .success(answer)
            }
        }
        return try result.get()
    }
}

extension PretendAccounts.Memory {
    mutating func carryOut(_ request: ServiceRequest) -> ServiceAnswer {
        let parts = request.path.split(separator: "/").map(String.init)
        if parts.contains("settings") {
            return .json(200, ["companySyncEnabled": true, "companySyncAutoCreateCompaniesEnabled": "true"])
        }
        guard parts.starts(with: ["api", "account", "v2", "companies"]) else { return .problem(404, "no such path") }
        guard parts.count > 4 else { return request.method == .post ? create(request) : list(request) }
        guard let index = find(parts[4]) else { return .problem(404, "Company not found") }
        if parts.count > 5 { return parts[5] == "verifiedDomains" ? domains(index) : members(index) }
        return request.method == .patch ? patch(index, request) : .json(200, records[index].object(isWhole: true))
    }

    private func find(_ segment: String) -> Int? {
        let key = segment.removingPercentEncoding ?? segment
        guard key.hasPrefix("externalId:") else { return records.firstIndex { $0.id == key } }
        return records.firstIndex { $0.externalID == String(key.dropFirst(11)) }
    }

    private func list(_ request: ServiceRequest) -> ServiceAnswer {
        let query = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
        let size = Int(query["size"] ?? "") ?? 50
        guard size <= pageLimit else { return .problem(400, "size is too large") }
        let page = Int(query["page"] ?? "") ?? 0
        let found = records.filter { record in
            guard let name = query["name"]?.lowercased() else { return true }
            return comparesByPart ? record.name.lowercased().contains(name) : record.name.lowercased() == name
        }
        let rows = found.dropFirst(page * size).prefix(size).map {
            $0.object(isWhole: false, withAttributes: query["includeCustomAttributes"] == "true")
        }
        return .json(
            200,
            [
                "links": [], "content": rows,
                "page": [
                    "size": size, "totalElements": found.count, "totalPages": (found.count + size - 1) / size,
                    "number": page,
                ],
            ])
    }

    private mutating func create(_ request: ServiceRequest) -> ServiceAnswer {
        let body = request.object
        let externalID = body["externalId"] as? String
        if let externalID, records.contains(where: { $0.externalID == externalID }) {
            return .problem(409, "externalId already exists")
        }
        var record = PretendAccounts.Record(id: "made-\(records.count + 1)", name: body["name"] as? String ?? "")
        record.externalID = keepsExternalIDs ? externalID : nil
        record.attributes = Self.attributes(body)
        records.append(record)
        return .json(201, record.object(isWhole: false))
    }

    private mutating func patch(_ index: Int, _ request: ServiceRequest) -> ServiceAnswer {
        let body = request.object
        if body["customAttributes"] != nil { records[index].attributes = Self.attributes(body) }
        switch body["externalId"] {
        case let text as String:
            if records.contains(where: { $0.externalID == text }) { return .problem(409, "externalId already exists") }
            records[index].externalID = text.isEmpty ? nil : text
        case is NSNull where !ignoresNull: records[index].externalID = nil
        default: break
        }
        return .json(200, records[index].object(isWhole: true))
    }

    private func domains(_ index: Int) -> ServiceAnswer {
        .json(200, ["links": [], "content": records[index].domains.map { ["content": $0, "links": []] }])
    }

    private func members(_ index: Int) -> ServiceAnswer {
        let user: (String, String, Bool, String) -> [String: Any] = { email, first, enabled, role in
            ["user": ["email": email, "firstName": first, "lastName": "Example"], "enabled": enabled, "roles": [role]]
        }
        let rows = [
            user("user@contoso.example", "Una", true, "ROLE_USER"),
            user("old@contoso.example", "Odo", false, "ROLE_SYS_ADMIN"),
            user("ada@contoso.example", "Ada", true, records[index].partner == nil ? "ROLE_SYS_ADMIN" : "SYS_ADMIN"),
        ]
        return .json(200, ["content": rows, "page": ["totalPages": 1]])
    }

    private static func attributes(_ body: [String: Any]) -> [String: String] {
        let rows = body["customAttributes"] as? [[String: Any]] ?? []
        let pairs = rows.compactMap { row in (row["name"] as? String).map { ($0, row["value"] as? String ?? "") } }
        return Dictionary(pairs) { first, _ in first }.filter { !$0.value.isEmpty }
    }
}

extension PretendAccounts.Record {
    /// The company as the list shows it, or as it is shown by its id.
    func object(isWhole: Bool, withAttributes: Bool = true) -> [String: Any] {
        var object: [String: Any] = [
            "uuid": id, "name": name, "enabled": true, "allowLogin": true, "creationDate": 1_700_000_000_000,
            "externalId": externalID as Any? ?? NSNull(), "links": [],
        ]
        if withAttributes {
            object["customAttributes"] = attributes.sorted { $0.key < $1.key }.map {
                ["name": $0.key, "attributeType": "TEXT", "value": $0.value]
            }
        }
        object["address"] = address
        object["countryCode"] = countryCode
        guard isWhole else { return object }
        object["status"] = "INACTIVE"
        object["mosiCustomerId"] = mosi
        object["partner"] = partner
        return object
    }
}

extension ServiceRequest {
    /// Verb and path, shortened to what the tests compare.
    var line: String {
        let path = path.replacingOccurrences(of: "/api/account/v2/companies", with: "")
        let name = query.first { $0.name == "name" }.map { "?name=\($0.value)" } ?? ""
        return "\(method.rawValue) \(path.isEmpty ? "/" : path)\(name)"
    }

    /// The body as an object.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body ?? []))) as? [String: Any] ?? [:]
    }

    /// The body as text.
    var text: String { String(decoding: body ?? [], as: UTF8.self) }
}

extension ServiceAnswer {
    /// An answer with a JSON body.
    static func json(_ status: Int, _ object: Any) -> ServiceAnswer {
        ServiceAnswer(
            status: status, headers: [HTTPHeader("Content-Type", "application/json")],
            body: [UInt8]((try? JSONSerialization.data(withJSONObject: object)) ?? Data()))
    }

    /// An answer in one of AppDirect's shapes of errors.
    static func problem(_ status: Int, _ message: String) -> ServiceAnswer {
        json(status, ["code": String(status), "message": message])
    }

    /// An answer with a body as it stands.
    static func text(_ status: Int, _ body: String) -> ServiceAnswer {
        ServiceAnswer(status: status, body: [UInt8](body.utf8))
    }
}
