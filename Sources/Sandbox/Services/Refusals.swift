/// The bodies with which the services refuse, each in its own shape.
extension Site {
    /// 429, with Retry-After when seconds are given.
    func tooMany(retryAfter seconds: Int?) -> WebAnswer {
        var answer: WebAnswer =
            switch self {
            case .partnerCenter:
                .object(429) {
                    $0.field("statusCode", 429)
                    $0.field("message", "Rate limit is exceeded. Try again in \(seconds ?? 57) seconds.")
                }
            case .graph:
                .graphError(429, "TooManyRequests", "Too many requests.")
            case .entra:
                .object(429) {
                    $0.field("error", "temporarily_unavailable")
                    $0.field("error_description", "AADSTS90033: A transient error has occurred. Please try again.")
                }
            // No body is documented.
            default:
                .object(429) {
                    $0.field("code", "429")
                    $0.field("message", "Too Many Requests")
                }
            }
        if let seconds { answer.headers.append(("Retry-After", String(seconds))) }
        return answer
    }

    /// A status of the 500s; gateways answer with a page instead of JSON.
    func broken(_ status: Int) -> WebAnswer {
        if status != 500 {
            let page = "<html><head><title>\(status)</title></head><body><h1>\(status)</h1></body></html>"
            return WebAnswer(status: status, body: Array(page.utf8), type: "text/html")
        }
        return switch self {
        case .partnerCenter: .partnerError(500, 0, "An unexpected error occurred.")
        case .graph: .graphError(500, "generalException", "An internal server error occurred.")
        case .entra: .entraError(500, "server_error", 90000, "An internal error occurred.")
        default: .marketError(500, "Internal Server Error", shape: .code)
        }
    }

    /// 401 for a token that is missing or holds no longer.
    func unauthorised(_ token: String?) -> WebAnswer {
        switch self {
        case .graph: .graphError(401, "InvalidAuthenticationToken", "Access token has expired or is not yet valid.")
        case .marketplace:
            .object(401) {
                $0.field("error", token == nil ? "unauthorized" : "invalid_token")
                $0.field(
                    "error_description",
                    token == nil
                        ? "Full authentication is required to access this resource" : "Invalid access token")
            }
        default:
            .partnerError(401, 400, "Unauthorized").with("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        }
    }
}

extension WebAnswer {
    /// Partner Center's own shape.
    static func partnerError(_ status: Int, _ code: Int, _ description: String) -> WebAnswer {
        .object(status) {
            // Some of its services write the code as text.
            if status == 404 { $0.field("code", String(code)) } else { $0.field("code", code) }
            $0.field("description", description)
            $0.list("data")
            $0.field("source", "PartnerFD")
        }
    }

    /// Graph's shape.
    static func graphError(_ status: Int, _ code: String, _ message: String) -> WebAnswer {
        .object(status) {
            $0.object("error") {
                $0.field("code", code)
                $0.field("message", message)
                $0.object("innerError") {
                    $0.field("date", "2026-11-23T08:00:00")
                    $0.field("request-id", "5e0c4f0a-53b1-4f6a-8f39-0d3f1c7b9a21")
                }
            }
        }
    }

    /// The token endpoint's shape.
    static func entraError(_ status: Int, _ error: String, _ code: Int, _ message: String) -> WebAnswer {
        let ids =
            "Trace ID: 753be5e9-0eeb-4229-b3d8-28a2b1832f00\r\nCorrelation ID: bc4e18ac-bffe-4d33-80b8-20a101392ec2"
        let time = "2026-11-23 08:00:00Z"
        return .object(status) {
            $0.field("error", error)
            $0.field("error_description", "AADSTS\(code): \(message)\r\n\(ids)\r\nTimestamp: \(time)")
            $0.list("error_codes") { $0.element(code) }
            $0.field("timestamp", time)
            $0.field("trace_id", "753be5e9-0eeb-4229-b3d8-28a2b1832f00")
            $0.field("correlation_id", "bc4e18ac-bffe-4d33-80b8-20a101392ec2")
        }
    }

    /// AppDirect's shapes, of which it has no single one.
    enum MarketErrorShape: Sendable { case code, list, status, details }

    /// One of AppDirect's shapes.
    static func marketError(
        _ status: Int, _ message: String, code: String? = nil, shape: MarketErrorShape
    ) -> WebAnswer {
        let code = code ?? String(status)
        return switch shape {
        case .code:
            .object(status) {
                $0.field("code", code)
                $0.field("message", message)
            }
        case .list:
            .list(status) {
                $0.element {
                    $0.field("code", status == 404 ? "Not Found" : code)
                    $0.field("message", message)
                }
            }
        case .status:
            .object(status) {
                $0.field("status", status)
                $0.field("code", code)
                $0.field("message", message)
            }
        case .details:
            .object(status) {
                $0.field("status", status)
                $0.field("code", code)
                $0.field("message", message)
                $0.field("moreInfo", "https://help.example.com/errors/\(code)")
                $0.list("details", [message])
            }
        }
    }
}
