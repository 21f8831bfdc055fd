import Core
import Dispatch
import Synchronization
import Text

/// A list on its way from a file: bytes to records to lines, never more in memory than a chunk and a record.
final class ListSource: Sendable {
    /// What changes while it is read.
    private struct State {
        var reader = CSVReader()
        var buffer: [UInt8]
        var rows: ListRowReader?
        /// A line that was read ahead.
        var ahead: ListLine?
        var isAtEnd = false
        /// The lines after those that were given, read while the caller is busy; nil when nothing was prepared.
        var prepared: Result<[ListLine], ListFileFailure>?
    }

    private let bytes: ByteSource
    private let name: String
    private let state: Mutex<State>
    private let read = Atomic(0)
    private let queue = DispatchQueue(label: "list.ahead", qos: .userInitiated)

    /// The list of an open file; `chunk` is how many bytes are read at once.
    init(_ bytes: ByteSource, name: String, chunk: Int) {
        self.bytes = bytes
        self.name = name
        state = Mutex(State(buffer: Array(repeating: 0, count: max(chunk, Beginning.length))))
    }

    /// Reads the header and one row ahead, so that a file without rows is known for empty; called once, at first.
    func begin() throws(ListFileFailure) -> ListFileKind {
        try state.withLock { state throws(ListFileFailure) in
            try readBeginning(&state)
            guard let titles = try record(&state) else { throw .empty(name: name) }
            let header = try ListHeader(titles.fields, file: name)
            state.rows = ListRowReader(header)
            state.ahead = try line(&state)
            guard state.ahead != nil else { throw .empty(name: name) }
            return header.kind
        }
    }

    /// The next lines, at most so many; empty at the end.
    ///
    /// Where there are more, the lines after them are read meanwhile, by another thread.
    func next(_ count: Int) throws(ListFileFailure) -> [ListLine] {
        let lines = try state.withLock { state throws(ListFileFailure) in
            guard let prepared = try state.prepared.take()?.get() else { return try gather(count, &state) }
            guard prepared.count > count else { return try prepared + gather(count - prepared.count, &state) }
            state.prepared = .success(Array(prepared[count...]))
            return Array(prepared.prefix(count))
        }
        if count > 0, lines.count == count { queue.async { self.prepare(count) } }
        return lines
    }

    private func prepare(_ count: Int) {
        state.withLock { state in
            // The caller may have been faster, and read them itself.
            guard state.prepared == nil else { return }
            do throws(ListFileFailure) {
                state.prepared = .success(try gather(count, &state))
            } catch {
                state.prepared = .failure(error)
            }
        }
    }

    private func gather(_ count: Int, _ state: inout State) throws(ListFileFailure) -> [ListLine] {
        var lines: [ListLine] = []
        lines.reserveCapacity(count)
        if count > 0, let ahead = state.ahead.take() { lines.append(ahead) }
        while lines.count < count, let next = try line(&state) { lines.append(next) }
        return lines
    }

    /// How much was read, from 0 to 1; nil for a pipe.
    var progress: Double? {
        guard let size = bytes.size, size > 0 else { return nil }
        return min(1, Double(read.load(ordering: .relaxed)) / Double(size))
    }

    private func line(_ state: inout State) throws(ListFileFailure) -> ListLine? {
        guard let record = try record(&state) else { return nil }
        return state.rows?.line(record)
    }

    /// The next record; nil at the end.
    private func record(_ state: inout State) throws(ListFileFailure) -> CSVRecord? {
        while true {
            if let record = state.reader.next() { return record }
            // What an interruption cut off is no record.
            guard !state.isAtEnd, let count = try fill(&state, from: 0) else { return nil }
            try feed(&state, count: count)
        }
    }

    /// A pipe may give its first bytes one by one.
    private func readBeginning(_ state: inout State) throws(ListFileFailure) {
        var count = 0
        while count < Beginning.length {
            guard let more = try fill(&state, from: count), more > 0 else { break }
            count += more
        }
        guard count > 0 else { throw .empty(name: name) }
        let isText = state.buffer.withUnsafeBytes { Beginning.isText(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        guard isText else { throw .notText(name: name) }
        try feed(&state, count: count)
    }

    /// Reads more; says how much, nil when interrupted.
    private func fill(_ state: inout State, from start: Int) throws(ListFileFailure) -> Int? {
        let outcome = state.buffer.withUnsafeMutableBytes { buffer in
            bytes.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
        }
        switch outcome {
        case .success(let count):
            read.add(count ?? 0, ordering: .relaxed)
            return count
        case .failure(let failure): throw .unreadable(name: name, why: failure.why)
        }
    }

    private func feed(_ state: inout State, count: Int) throws(ListFileFailure) {
        guard count > 0 else {
            state.isAtEnd = true
            return state.reader.finish()
        }
        state.buffer.withUnsafeBytes { state.reader.feed(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
}
