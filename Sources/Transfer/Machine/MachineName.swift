import Glibc

/// The name of this machine.
package enum MachineName {
    /// As the machine calls itself.
    package static var short: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return name.isEmpty ? "localhost" : name
    }

    /// With its domain, where one is known: for servers, which think little of a name without one.
    ///
    /// It may ask a name server.
    package static var full: String {
        let short = short
        guard !short.contains(".") else { return short }
        var hints = addrinfo()
        hints.ai_flags = AI_CANONNAME
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(short, nil, &hints, &list) == 0, let list else { return short }
        defer { freeaddrinfo(list) }
        return list.pointee.ai_canonname.map { String(cString: $0) } ?? short
    }
}
