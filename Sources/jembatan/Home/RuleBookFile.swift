import ClinicRecord
import Foundation
import SatusehatRules

/// The rule book that a clinic has put in place of the one the program was built with.
struct RuleBookFile: Sendable {
    let path: String

    init(home: HomeDirectory) {
        self.path = home.path + "/rules.book"
    }

    var isInstalled: Bool { access(self.path, F_OK) == 0 }

    /// The installed book, or else the one built in. One that was spoilt on the disk stops the
    /// program: to go on with other rules than those that were chosen would be a guess.
    func current() throws(Failure) -> RuleBook {
        guard self.isInstalled else { return .standard }
        return try Self.book(try Self.bytes(at: self.path), from: self.path)
    }

    /// Takes the book of that file over, whole or not at all.
    func install(from path: String, in home: HomeDirectory) throws(Failure) -> RuleBook {
        let bytes = try Self.bytes(at: path)
        let book = try Self.book(bytes, from: path)
        try home.create()
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: self.path), options: .atomic)
        } catch {
            throw Self.unreadable(self.path, (error as NSError).localizedDescription)
        }
        return book
    }

    private static func book(_ bytes: [UInt8], from path: String) throws(Failure) -> RuleBook {
        do {
            return try RuleBook.parse(bytes)
        } catch {
            throw Failure(
                "RULES_BROKEN",
                LocalizedText(
                    "\(path) bukan buku aturan yang utuh. \(error.text.indonesian)",
                    "\(path) is no whole rule book. \(error.text.english)"),
                advice: LocalizedText(
                    "Tidak ada yang diganti. Contoh bentuknya: jembatan rules show --book",
                    "Nothing was replaced. For its form see: jembatan rules show --book"))
        }
    }

    private static func bytes(at path: String) throws(Failure) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Self.unreadable(path, String(cString: strerror(errno)))
        }
        defer { try? file.close() }
        do {
            // One byte more than a book may have shows that there is more.
            return Array(try file.read(upToCount: RuleBook.bytesMax + 1) ?? Data())
        } catch {
            throw Self.unreadable(path, (error as NSError).localizedDescription)
        }
    }

    private static func unreadable(_ path: String, _ reason: String) -> Failure {
        Failure(
            "RULES_UNUSABLE",
            LocalizedText(
                "\(path) tidak dapat dipakai: \(reason).", "\(path) cannot be used: \(reason)."))
    }
}
