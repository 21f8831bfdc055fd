import CStore
import Glibc

/// A piece of mapped memory, a file's or its own; unmapped when nobody holds it any more.
final class MappedRegion: Sendable {
    /// How many bytes it has.
    let count: Int
    /// An address and not a pointer, because pointers can't be shared between threads.
    private let address: UInt

    /// Maps the beginning of a file; nil when the system refuses.
    convenience init?(of file: borrowing OpenFile, count: Int, writable: Bool = false) {
        let protection = writable ? PROT_READ | PROT_WRITE : PROT_READ
        self.init(mmap(nil, count, protection, MAP_SHARED, file.descriptor, 0), count)
    }

    /// Maps zeroed memory; nil when there is none.
    convenience init?(anonymous count: Int) {
        self.init(mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), count)
    }

    private init?(_ pointer: UnsafeMutableRawPointer?, _ count: Int) {
        address = UInt(bitPattern: pointer)
        self.count = count
        if address == 0 || address == UInt.max { return nil }
    }

    deinit { munmap(bytes.baseAddress, count) }

    /// Its bytes; valid while somebody holds the region.
    var bytes: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: UnsafeMutableRawPointer(bitPattern: address), count: count)
    }

    /// A part of it as an array; the caller has checked that it lies inside.
    func column<Value: BitwiseCopyable>(of type: Value.Type, at offset: Int, count: Int) -> MappedColumn<Value> {
        MappedColumn(address: address + UInt(offset), count: count)
    }

    /// Reads a part of it ahead of its use.
    func populate(_ range: Range<Int>) {
        ferry_populate(UnsafeRawPointer(bitPattern: address + UInt(range.lowerBound)), range.count)
    }
}

/// An array in mapped memory; its owner keeps the region alive.
struct MappedColumn<Value: BitwiseCopyable>: Sendable {
    fileprivate let address: UInt
    /// How many values it has.
    let count: Int

    /// All values.
    var values: UnsafeBufferPointer<Value> {
        UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: count)
    }

    subscript(index: Int) -> Value {
        precondition(index >= 0 && index < count)
        return values[index]
    }
}
