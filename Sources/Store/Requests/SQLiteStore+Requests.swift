package import Core
import GRDB

extension SQLiteStore: RequestStore {
    package func add(
        _ prospects: [Prospect], by who: String, at: Timestamp
    ) throws(StoreFailure) -> RequestsAdded {
        try write { writing in
            let writer = RequestWriter(writing, by: who, at: at)
            var result = RequestsAdded()
            for prospect in prospects {
                if let known = try writer.known(for: prospect.contact) {
                    result.known.append(known)
                } else {
                    result.added.append(try writer.insert(prospect))
                }
            }
            if !result.added.isEmpty {
                try AcceptanceSearch(writing, by: who, at: at).recogniseAll()
            }
            return result
        }
    }

    package func requests(_ rows: [RowID]) throws(StoreFailure) -> [RelationshipRequest] {
        try read { database in
            try rows.compactMap { row in try RequestRows.request(row, in: database) }
        }
    }

    package func close(
        _ rows: [RowID], reason: String, by who: String, at: Timestamp
    ) throws(StoreFailure) -> Int {
        try write { writing in
            let writer = RequestWriter(writing, by: who, at: at)
            let waiting = try rows.compactMap { row in try RequestRows.request(row, in: writing.database) }
                .filter(\.state.isWaiting)
            for request in waiting { try writer.close(request, reason: reason) }
            return waiting.count
        }
    }

    package func accept(
        _ row: RowID, by customer: TenantID, who: String, at: Timestamp
    ) throws(StoreFailure) -> Bool {
        try write { writing in
            guard let request = try RequestRows.request(row, in: writing.database), request.state.isWaiting,
                try CustomerRows(writing.database).find(customer) != nil
            else { return false }
            try RequestWriter(writing, by: who, at: at).recognise(
                Acceptance(customer: customer, sign: .hand), for: request)
            return true
        }
    }
}
