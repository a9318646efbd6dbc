import SyncStore

/// Where one store lives; opening it twice gives two handles on the same rows.
public protocol StorePlace: Sendable {
    func open() async throws -> any SyncStore
}

/// One rule of the port, as a sentence and a check that throws `Unmet` when a store breaks it.
public struct StoreRule: Sendable, CustomStringConvertible {
    public let description: String
    private let check: @Sendable (Scene) async throws -> Void

    init(_ description: String, _ check: @escaping @Sendable (Scene) async throws -> Void) {
        self.description = description
        self.check = check
    }

    /// Checks the rule on a new, empty store.
    public func check(_ place: any StorePlace) async throws {
        try await self.check(Scene(place: place, store: try await place.open()))
    }
}

/// A rule that was not kept.
public struct Unmet: Error, CustomStringConvertible {
    public let description: String
}

/// Throws `Unmet` when the condition does not hold.
func expect(
    _ condition: Bool, _ what: @autoclosure () -> String, file: StaticString = #fileID,
    line: UInt = #line
) throws {
    guard condition else { throw Unmet(description: "\(what()) (\(file):\(line))") }
}

/// Throws `Unmet`, naming both values, when they differ.
func expectEqual<Value: Equatable>(
    _ found: Value, _ wanted: Value, _ what: @autoclosure () -> String = "value",
    file: StaticString = #fileID, line: UInt = #line
) throws {
    try expect(
        found == wanted, "\(what()): found \(found), wanted \(wanted)", file: file, line: line)
}

/// Answers the value, or throws `Unmet` when there is none.
func need<Value>(
    _ value: Value?, _ what: @autoclosure () -> String, file: StaticString = #fileID,
    line: UInt = #line
) throws -> Value {
    guard let value else { throw Unmet(description: "no \(what()) (\(file):\(line))") }
    return value
}

/// Throws `Unmet` unless the work throws a `StoreError` of the code given.
func expectError(
    _ code: StoreError.Code, file: StaticString = #fileID, line: UInt = #line,
    _ work: () async throws -> Void
) async throws {
    do {
        try await work()
    } catch let error as StoreError where error.code == code {
        return
    } catch {
        throw Unmet(description: "threw \(error), wanted \(code.rawValue) (\(file):\(line))")
    }
    throw Unmet(description: "threw nothing, wanted \(code.rawValue) (\(file):\(line))")
}
