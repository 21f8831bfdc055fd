/// Pages of the customer list that were read while others were stored, as one.
struct PagesAhead: Sendable {
    /// The rows of all, and where the list goes on after the last; nil when there is none.
    private(set) var page: CustomerPage?
    /// What ended the reading early; nil when it can go on.
    private(set) var failure: ServiceFailure?

    /// More in one transaction make it no faster.
    private static let most = 32

    /// One page, and those that come as long as storing lasts.
    init(of directory: any CustomerDirectory, after place: ListPlace?, during storing: Storing? = nil) async {
        var place = place
        for _ in 0..<Self.most {
            do throws(ServiceFailure) {
                let read = try await directory.page(after: place)
                if let next = read.next, next == place { throw .unreadable("the list goes round in a circle") }
                if page == nil { page = read } else { page?.append(read) }
            } catch {
                failure = error
                return
            }
            place = page?.next
            guard place != nil, let storing, await storing.isUnderWay else { return }
        }
    }

    /// The pages behind these; where they ended with a failure, that is all there is.
    func following(in directory: any CustomerDirectory, during storing: Storing) async -> PagesAhead {
        guard failure == nil, let next = page?.next else {
            var rest = self
            rest.page = nil
            return rest
        }
        return await PagesAhead(of: directory, after: next, during: storing)
    }
}

extension CustomerPage {
    /// Adds the page after it.
    fileprivate mutating func append(_ page: CustomerPage) {
        lines += page.lines
        next = page.next
    }
}

/// Whether pages are being stored.
actor Storing {
    /// Whether it is not over yet.
    private(set) var isUnderWay = true

    /// It is over.
    func end() { isUnderWay = false }
}
