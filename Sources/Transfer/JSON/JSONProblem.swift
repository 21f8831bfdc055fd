/// Why bytes are no JSON.
package enum JSONProblem: Error, Equatable, Sendable {
    /// There is nothing but blanks.
    case empty
    /// Something else was expected at this byte, counted from 0.
    case malformed(at: Int)
    /// It goes deeper than anything a service sends.
    case tooDeep
    /// It is larger than four gigabytes.
    case tooLarge
}
