import Core
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct SQLiteFileTests {
    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func folderAndFilesAreForTheOwnerOnly() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...3))
        #expect(try store.lock(JobID(1)) != nil)
        #expect(try permissions(folder.path + "/inner") == 0o700)
        for suffix in ["", "-wal", "-shm", ".locks"] {
            #expect(try permissions(folder.store + suffix) == 0o600, "\(suffix)")
        }
        try store.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.store)
        let again = try SQLiteStore.open(path: folder.store)
        #expect(try permissions(folder.store) == 0o600)
        try again.close()
    }

    @Test func closingLeavesNoLogBehind() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...3))
        try store.close()
        #expect(!FileManager.default.fileExists(atPath: folder.store + "-wal"))
        let again = try SQLiteStore.open(path: folder.store)
        #expect(again.storeID == store.storeID)
        #expect(try again.snapshot(.customers).total == 3)
    }

    @Test func aRevisionIsNotGivenAgainAfterItsCommitWasLost() throws {
        let folder = try TemporaryFolder()
        let backup = folder.path + "/before.sqlite"
        var store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...3))
        try store.close()
        try FileManager.default.copyItem(atPath: folder.store, toPath: backup)
        store = try SQLiteStore.open(path: folder.store)
        try store.bringIn([line(1, name: "Lost")])
        let lost = try store.snapshot(.customers).version
        try store.close()
        try FileManager.default.removeItem(atPath: folder.store)
        try FileManager.default.copyItem(atPath: backup, toPath: folder.store)
        store = try SQLiteStore.open(path: folder.store)
        try store.bringIn([line(2, name: "Kept")])
        #expect(try store.snapshot(.customers).version > lost)
        #expect(try store.record(2)[CustomerColumn.name] == "Kept")
        try store.close()
    }

    @Test func aStoreOfANewerFerryIsRefused() throws {
        let folder = try TemporaryFolder()
        try SQLiteStore.open(path: folder.store).close()
        let queue = try DatabaseQueue(path: folder.store)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from tomorrow')") }
        try queue.close()
        #expect(throws: StoreFailure.tooNew(file: folder.store)) { try SQLiteStore.open(path: folder.store) }
    }

    @Test func anotherProgramsFileIsRefused() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/other.sqlite"
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE photos (id INTEGER)") }
        try queue.close()
        #expect(throws: StoreFailure.unreadable(file: path, why: "another program wrote it")) {
            try SQLiteStore.open(path: path)
        }
    }

    @Test func refusingAnotherProgramsFileChangesNothingOfIt() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/other.sqlite"
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE photos (id INTEGER)") }
        try queue.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let before = FileManager.default.contents(atPath: path)
        _ = try? SQLiteStore.open(path: path)
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(try permissions(path) == 0o644)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other.sqlite"])
    }

    @Test func aFirstOpeningThatWasCutShortIsGoneOnWith() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/cut.sqlite"
        let queue = try DatabaseQueue(path: path)
        // What the migrator commits before its first step.
        try queue.write { try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)") }
        try queue.close()
        let store = try SQLiteStore.open(path: path)
        try store.bringIn(lines(1...3))
        #expect(try store.snapshot(.customers).total == 3)
        try store.close()
    }

    @Test func throughASymbolicLinkTheSameLocksAreMeant() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let link = folder.path + "/link.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.store)
        let other = try SQLiteStore.open(path: link)
        let lock = try store.lock(JobID(1))
        #expect(lock != nil)
        #expect(try other.isLocked(JobID(1)))
        #expect(other.file.locks == store.file.locks)
        withExtendedLifetime(lock) {}
        try store.close()
        try other.close()
    }

    @Test func aFileThatIsNoDatabaseIsDamaged() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/damaged.sqlite"
        try Data(repeating: 0x5A, count: 8192).write(to: URL(fileURLWithPath: path))
        #expect { try SQLiteStore.open(path: path) } throws: { error in
            guard case StoreFailure.damaged(path, _) = error else { return false }
            return true
        }
    }

    @Test func aFolderInPlaceOfTheFileIsUnreadable() throws {
        let folder = try TemporaryFolder()
        #expect(throws: StoreFailure.unreadable(file: folder.path, why: "it is not a file")) {
            try SQLiteStore.open(path: folder.path)
        }
    }

    @Test(arguments: ["UPDATE journal_entries SET who = 'nobody'", "DELETE FROM journal_entries"])
    func theJournalCantBeChanged(_ sql: String) throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...1))
        let queue = try DatabaseQueue(path: folder.store)
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        #expect(try store.actions() == [.customersImported, .customersImported])
    }

    @Test func theSchemaAllowsOneOpenItemATenantAndOneLocalCompany() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...1))
        let job = try store.makeJob(1...1)
        let queue = try DatabaseQueue(path: folder.store)
        let item = """
            INSERT INTO job_items (job, customer, tenant, name, state, detail, flag, attempts, changed_at)
            SELECT job, customer, tenant, name, ?, '', 0, 0, 0 FROM job_items WHERE job = \(job.id)
            """
        for state in ["queued", "running", "unknown"] {
            #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: item, arguments: [state]) } }
        }
        let company = """
            INSERT INTO companies (key, name, tenant, evidence, domain, status, created_at, origin, local, name_key,
                domain_key, revision) VALUES (?, 'x', zeroblob(16), 'confirmed', '', '', 0, 'byHand', ?, 0, 0, 0)
            """
        try queue.write { try $0.execute(sql: company, arguments: ["a", 1]) }
        try queue.write { try $0.execute(sql: company, arguments: ["b", 0]) }
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: company, arguments: ["c", 1]) } }
    }

    @Test(arguments: ["nfs4", "cifs", "smb3", "9p", "fuse", "fuse.sshfs"])
    func networkFileSystemsAreKnown(_ type: String) { #expect(isNetworkFileSystem(type)) }

    @Test(arguments: ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "zfs", "fuseblk", "fuse.fuse-overlayfs"])
    func localFileSystemsAreKnown(_ type: String) { #expect(!isNetworkFileSystem(type)) }

    @Test func theMountThatHoldsAPathTells() {
        let mounts = """
            22 1 0:20 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            23 22 0:21 / /home rw - nfs4 server:/home rw
            24 22 0:22 / /mnt/my\\040disk rw shared:2 master:3 - cifs //server/disk rw
            25 22 0:23 / /srv rw - nfs server:/srv rw
            26 25 0:24 / /srv rw - xfs /dev/sdb1 rw
            """
        #expect(fileSystemType(of: "/var/lib", mounts: mounts) == "ext4")
        #expect(fileSystemType(of: "/home/mia", mounts: mounts) == "nfs4")
        #expect(fileSystemType(of: "/homely", mounts: mounts) == "ext4")
        #expect(fileSystemType(of: "/mnt/my disk/ferry", mounts: mounts) == "cifs")
        #expect(fileSystemType(of: "/srv", mounts: mounts) == "xfs")
        #expect(fileSystemType(of: "/", mounts: "") == nil)
    }

    @Test func aFullDiskIsSaidAndNothingIsHalfWritten() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        try store.bringIn(lines(1...20))
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100") }
        #expect(throws: StoreFailure.full(file: folder.store)) { try store.bringIn(lines(1000...5000)) }
        #expect(try store.snapshot(.customers).total == 20)
        #expect(try store.actions() == [.customersImported, .customersImported])
    }

    @Test func aWatchHearsOfCommitsOnly() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(path: folder.store)
        let watch = try StoreWatch(path: folder.store)
        #expect(!watch.drain())
        _ = try store.jobs()
        try Data().write(to: URL(fileURLWithPath: folder.store + "-customers.index"))
        #expect(!watch.drain())
        try SQLiteStore.open(path: folder.store).bringIn(lines(1...1))
        #expect(watch.drain())
        #expect(!watch.drain())
    }
}
