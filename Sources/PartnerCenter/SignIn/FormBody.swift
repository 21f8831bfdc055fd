import Transfer

/// The fields of a form in the one encoding that token endpoints take.
enum FormBody {
    /// `application/x-www-form-urlencoded`: all but letters, digits and `-._~` percent-encoded.
    static func bytes(_ fields: [(name: String, value: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (name, value) in fields {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
            bytes += PercentEncoding.encoded(name).utf8
            bytes.append(UInt8(ascii: "="))
            bytes += PercentEncoding.encoded(value).utf8
        }
        return bytes
    }

    /// A request that posts a form.
    ///
    /// Repeatable: an endpoint that has given a token for it gives another one.
    static func request(_ path: String, _ fields: [(name: String, value: String)]) -> ServiceRequest {
        ServiceRequest(
            .post, path,
            headers: [
                HTTPHeader("Content-Type", "application/x-www-form-urlencoded"),
                HTTPHeader("Accept", "application/json"),
            ], body: bytes(fields), isRepeatable: true)
    }
}
