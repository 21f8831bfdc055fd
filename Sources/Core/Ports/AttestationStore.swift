/// What the store keeps of requirements that persons vouch for.
package protocol AttestationStore: Sendable {
    /// Everything that is attested; the newest word on each requirement.
    func attestations() throws(StoreFailure) -> [Attestation]
    /// Keeps an attestation, journalled; it replaces an older one.
    func attest(_ attestation: Attestation) throws(StoreFailure)
}
