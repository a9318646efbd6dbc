import Foundation
import GRDBSQLite
import Synchronization

/// Stands between SQLite and its files and notes what is written and what is flushed.
///
/// It lets everything through, so a database under watch behaves as any other. Files outside the
/// watched directories are not noted.
final class FlushWatch: Sendable {
    /// What a power cut would find at one moment.
    struct Moment: Sendable {
        /// By the name of the file in its directory.
        var files: [String: DiskImage]
        /// What the watch's owner had noted by then.
        var acknowledged: Int
    }

    private struct State {
        var files: [String: DiskImage] = [:]
        var moments: [Moment] = []
        var acknowledged = 0
        var random: Chance
    }

    /// Of so many steps of the disk one is kept as a moment, until there are enough.
    private static let stepsAMoment = 9
    private static let momentsMax = 24

    private let directory: String
    private let state: Mutex<State>

    private init(directory: String, seed: UInt64) {
        self.directory = directory.hasSuffix("/") ? directory : directory + "/"
        self.state = Mutex(State(random: Chance(seed: seed)))
    }

    /// Watches every database that is made in this directory from now on.
    static func start(directory: String, seed: UInt64) -> FlushWatch {
        let watch = FlushWatch(directory: directory, seed: seed)
        Interposition.shared.add(watch)
        return watch
    }

    func stop() { Interposition.shared.remove(self) }

    /// Notes that one more promise was given, and may keep this moment.
    func acknowledge() {
        self.state.withLock { state in
            state.acknowledged += 1
            Self.keepMoment(&state)
        }
    }

    var moments: [Moment] { self.state.withLock { $0.moments } }

    fileprivate func name(of path: String) -> String? {
        path.hasPrefix(self.directory) ? String(path.dropFirst(self.directory.count)) : nil
    }

    fileprivate func change(_ name: String, _ change: (inout DiskImage) -> Void) {
        self.state.withLock { state in
            change(&state.files[name, default: DiskImage()])
            Self.keepMoment(&state)
        }
    }

    fileprivate func remove(_ name: String) {
        self.state.withLock { $0.files[name] = nil }
    }

    private static func keepMoment(_ state: inout State) {
        guard state.acknowledged > 0, state.random.below(Self.stepsAMoment) == 0 else { return }
        let moment = Moment(files: state.files, acknowledged: state.acknowledged)
        if state.moments.count < Self.momentsMax {
            state.moments.append(moment)
        } else {
            state.moments[state.random.below(Self.momentsMax)] = moment
        }
    }
}

/// The system's own way to files, with the calls that matter looked at in passing.
private final class Interposition: Sendable {
    static let shared = Interposition()

    /// An open file under watch.
    private struct Watched {
        let watch: FlushWatch
        let name: String
        let original: Methods
    }

    private struct State {
        var watches: [FlushWatch] = []
        var files: [UInt: Watched] = [:]
        var tables: [UInt: UInt] = [:]
    }

    typealias Methods = sqlite3_io_methods
    typealias File = UnsafeMutablePointer<sqlite3_file>

    private let state = Mutex(State())
    private let systemOpen:
        @Sendable (
            UnsafeMutablePointer<sqlite3_vfs>?, UnsafePointer<CChar>?, File?, Int32,
            UnsafeMutablePointer<Int32>?
        ) -> Int32

    private let systemDelete:
        @Sendable (UnsafeMutablePointer<sqlite3_vfs>?, UnsafePointer<CChar>?, Int32) -> Int32

    private init() {
        guard let system = sqlite3_vfs_find(nil), let open = system.pointee.xOpen,
            let delete = system.pointee.xDelete
        else {
            preconditionFailure("SQLite has no way to files")
        }
        self.systemOpen = { open($0, $1, $2, $3, $4) }
        self.systemDelete = { delete($0, $1, $2) }
        // Both live as long as the process: SQLite keeps the pointers.
        let own = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        own.initialize(to: system.pointee)
        own.pointee.zName = UnsafePointer(strdup("flush-watch"))
        own.pointee.xOpen = { Interposition.shared.open($0, $1, $2, $3, $4) }
        own.pointee.xDelete = { Interposition.shared.delete($0, $1, $2) }
        sqlite3_vfs_register(own, 1)
    }

    func add(_ watch: FlushWatch) { self.state.withLock { $0.watches.append(watch) } }

    func remove(_ watch: FlushWatch) {
        self.state.withLock { $0.watches.removeAll { $0 === watch } }
    }

    private func open(
        _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ path: UnsafePointer<CChar>?, _ file: File?,
        _ flags: Int32, _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        let code = self.systemOpen(vfs, path, file, flags, outFlags)
        guard code == SQLITE_OK, let path, let file, let methods = file.pointee.pMethods else {
            return code
        }
        let text = String(cString: path)
        self.state.withLock { state in
            for watch in state.watches {
                guard let name = watch.name(of: text) else { continue }
                state.files[Self.key(file)] = Watched(
                    watch: watch, name: name, original: methods.pointee)
                file.pointee.pMethods = Self.table(for: methods, &state)
            }
        }
        return code
    }

    /// A deleted journal must not come back: it would undo what it was kept for.
    private func delete(
        _ vfs: UnsafeMutablePointer<sqlite3_vfs>?, _ path: UnsafePointer<CChar>?, _ flags: Int32
    ) -> Int32 {
        let code = self.systemDelete(vfs, path, flags)
        guard code == SQLITE_OK, let path else { return code }
        let text = String(cString: path)
        for watch in self.state.withLock({ $0.watches }) {
            if let name = watch.name(of: text) { watch.remove(name) }
        }
        return code
    }

    /// The system's table of calls with ours in place of three of them.
    private static func table(
        for methods: UnsafePointer<Methods>, _ state: inout State
    ) -> UnsafePointer<Methods>? {
        let original = UInt(bitPattern: methods)
        if let known = state.tables[original] { return UnsafePointer(bitPattern: known) }
        let table = UnsafeMutablePointer<Methods>.allocate(capacity: 1)
        table.initialize(to: methods.pointee)
        table.pointee.xWrite = { file, bytes, count, offset in
            guard let file, let watched = Interposition.shared.watched(file),
                let write = watched.original.xWrite
            else { return SQLITE_IOERR }
            let code = write(file, bytes, count, offset)
            if code == SQLITE_OK {
                let written = [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                watched.watch.change(watched.name) { $0.write(.bytes(written, at: Int(offset))) }
            }
            return code
        }
        table.pointee.xTruncate = { file, size in
            guard let file, let watched = Interposition.shared.watched(file),
                let truncate = watched.original.xTruncate
            else { return SQLITE_IOERR }
            let code = truncate(file, size)
            if code == SQLITE_OK {
                watched.watch.change(watched.name) { $0.write(.truncation(to: Int(size))) }
            }
            return code
        }
        table.pointee.xSync = { file, flags in
            guard let file, let watched = Interposition.shared.watched(file),
                let sync = watched.original.xSync
            else { return SQLITE_IOERR }
            let code = sync(file, flags)
            if code == SQLITE_OK { watched.watch.change(watched.name) { $0.flush() } }
            return code
        }
        table.pointee.xClose = { file in
            guard let file, let watched = Interposition.shared.forget(file),
                let close = watched.original.xClose
            else { return SQLITE_IOERR }
            return close(file)
        }
        state.tables[original] = UInt(bitPattern: table)
        return UnsafePointer(table)
    }

    private func watched(_ file: File) -> Watched? {
        self.state.withLock { $0.files[Self.key(file)] }
    }

    private func forget(_ file: File) -> Watched? {
        self.state.withLock { $0.files.removeValue(forKey: Self.key(file)) }
    }

    private static func key(_ file: File) -> UInt { UInt(bitPattern: file) }
}
