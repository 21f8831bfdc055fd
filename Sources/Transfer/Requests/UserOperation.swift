/// The operation of the user to which requests belong: a command, a synchronisation, a job.
///
/// Partner Center's support finds everything that was done for it by its id, the correlation.
package enum UserOperation {
    /// Its id, a GUID; nil outside of any.
    @TaskLocal package static var id: String?

    /// Does something as an operation of its own.
    package static func run<Value>(_ body: () async -> Value) async -> Value {
        await $id.withValue(TransferSurroundings.live.guid(), operation: body)
    }
}
