import Core
import PartnerCenter

extension RefreshTokenStore {
    /// The refresh token of a source; only a file can take a renewed one.
    static func at(_ source: SecretSource, _ reader: SecretReader) -> RefreshTokenStore {
        guard case .file(let path) = source else { return .readOnly(source, reader) }
        let file = SecretFile(path)
        return RefreshTokenStore(
            read: { () async throws(ServiceFailure) -> StoredRefreshToken? in
                do throws(SecretProblem) {
                    let (secret, written) = try file.read()
                    return StoredRefreshToken(token: secret, renewed: written)
                } catch .missing {
                    return nil
                } catch {
                    throw error.failure
                }
            },
            renew: { new, old async throws(ServiceFailure) in
                do throws(SecretProblem) { try file.write(new) { $0 != nil && $0 != old } } catch {
                    throw error.failure
                }
            },
            save: { new async throws(ServiceFailure) in
                do throws(SecretProblem) { try file.write(new) } catch { throw error.failure }
            })
    }

    private static func readOnly(_ source: SecretSource, _ reader: SecretReader) -> RefreshTokenStore {
        let why = "refresh_token is \(source), which can't be written; use file:PATH to have renewed tokens kept"
        return RefreshTokenStore(
            read: { () async throws(ServiceFailure) -> StoredRefreshToken? in
                do throws(SecretProblem) {
                    return StoredRefreshToken(token: try await reader.read(source), renewed: nil)
                } catch {
                    throw error.failure
                }
            },
            renew: { _, _ async throws(ServiceFailure) in throw .refused(why) },
            save: { _ async throws(ServiceFailure) in throw .refused(why) }, unwritable: why)
    }
}
