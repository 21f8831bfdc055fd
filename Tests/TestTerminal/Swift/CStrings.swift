import Glibc

/// A list of C strings that lives as long as this.
final class CStrings {
    /// The strings, ended by nil.
    let pointers: [UnsafeMutablePointer<CChar>?]

    /// Copies the strings.
    init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
}
