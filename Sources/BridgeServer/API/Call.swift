import ClinicRecord
import FHIRR4
import Foundation
import HTTPTypes
import Hummingbird
import SyncCore
import SyncStore

/// One call under way: what was asked, by whom, and what answers it.
struct Call: Sendable {
    /// More than any single document of a clinic needs.
    static let bodyBytesMax = 2 << 20

    let request: Request
    let context: BridgeContext
    let services: BridgeServices
    let caller: Principal?

    var language: Language { self.context.language }
    var ambient: Ambient { self.services.ambient }
    var store: any BridgeStore { self.services.store }

    /// Who calls; endpoints that are open to anybody do not ask.
    func principal() throws(APIError) -> Principal {
        guard let caller = self.caller else { throw .unauthenticated }
        return caller
    }

    // MARK: - Path and query

    func id(_ name: String = "id") throws(APIError) -> UUID {
        guard let text = self.context.parameters.get(name), let id = UUID(uuidString: text) else {
            throw APIError(
                .badRequest, "INVALID_REQUEST",
                LocalizedText("Pengenal di alamat harus berupa UUID.", "The id must be a UUID."),
                path: "path.\(name)")
        }
        return id
    }

    func query(_ name: String) -> String? {
        self.request.uri.queryParameters[Substring(name)].map(String.init)
    }

    func integer(
        _ name: String, standard: Int, in range: ClosedRange<Int>
    ) throws(APIError) -> Int {
        guard let text = self.query(name) else { return standard }
        guard let value = Int(text), range.contains(value) else {
            throw .invalid(
                "query.\(name)",
                LocalizedText(
                    "\(name) harus bilangan bulat \(range.lowerBound) sampai \(range.upperBound).",
                    "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)."
                ))
        }
        return value
    }

    func limit(_ standard: Int = 50, max: Int = 500) throws(APIError) -> Int {
        try self.integer("limit", standard: standard, in: 1...max)
    }

    func offset() throws(APIError) -> Int {
        try self.integer("offset", standard: 0, in: 0...10_000_000)
    }

    func uuid(_ name: String) throws(APIError) -> UUID? {
        guard let text = self.query(name) else { return nil }
        guard let id = UUID(uuidString: text) else {
            throw .invalid(
                "query.\(name)",
                LocalizedText("\(name) harus berupa UUID.", "\(name) must be a UUID."))
        }
        return id
    }

    func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, of type: Value.Type
    ) throws(APIError) -> Value? where Value.RawValue == String {
        guard let text = self.query(name) else { return nil }
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid(
                "query.\(name)",
                LocalizedText(
                    "\(name) harus salah satu dari: \(known).", "\(name) must be one of: \(known).")
            )
        }
        return value
    }

    /// An instant with an offset, or a date: from its beginning, or to its end, in the clinic's day.
    func time(_ name: String, isEnd: Bool = false) throws(APIError) -> Date? {
        guard let text = self.query(name) else { return nil }
        if let instant = Instant(text) { return instant.date }
        guard let day = CalendarDate(text) else {
            throw .invalid(
                "query.\(name)",
                LocalizedText(
                    "\(name) harus tanggal YYYY-MM-DD atau waktu dengan selisih, misalnya 2026-03-04T09:00:00+07:00.",
                    "\(name) must be a date YYYY-MM-DD or a time with an offset, such as 2026-03-04T09:00:00+07:00."
                ))
        }
        return ClinicDay.start(of: day, dayOffset: isEnd ? 1 : 0)
    }

    func day(_ name: String) throws(APIError) -> CalendarDate {
        guard let text = self.query(name) else { throw .missing("query.\(name)") }
        guard let day = CalendarDate(text) else {
            throw .invalid(
                "query.\(name)",
                LocalizedText(
                    "\(name) harus tanggal YYYY-MM-DD.", "\(name) must be a date YYYY-MM-DD."))
        }
        return day
    }

    // MARK: - Body

    func bytes(max: Int = Call.bodyBytesMax) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await part in self.request.body {
            guard bytes.count + part.readableBytes <= max else { throw APIError.tooLarge }
            bytes += part.readableBytesView
        }
        return bytes
    }

    /// The body as an object; an absent body is an empty one where that is allowed.
    func form(mayBeEmpty: Bool = false) async throws -> Form {
        let bytes = try await self.bytes()
        if bytes.isEmpty && mayBeEmpty { return Form(JSONObject()) }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw APIError.invalidJSON(error)
        }
        guard let object = value.object else {
            throw APIError.invalid(
                "$",
                LocalizedText(
                    "Isi permintaan harus berupa objek JSON.", "The body must be a JSON object."))
        }
        return Form(object)
    }

    // MARK: - Organization

    /// The configurations of the caller's organization.
    func configurations() async throws -> [SatusehatConfiguration] {
        let organization = try self.principal().organizationID
        return try await self.store.configurations().filter {
            $0.tenant.organizationID == organization
        }
    }

    /// The caller's organization in the environment that was asked for, or in the active one.
    func configuration() async throws -> SatusehatConfiguration {
        let wanted = try self.choice("environment", of: PlatformEnvironment.self)
        let all = try await self.configurations()
        let fitting = all.filter { wanted == nil || $0.tenant.environment == wanted }
        let preferred =
            fitting.first { $0.isActive && $0.tenant.environment == .production }
            ?? fitting.first(where: \.isActive) ?? fitting.first
        guard let preferred else {
            throw APIError(
                .badRequest, "CONFIG_NOT_FOUND",
                LocalizedText(
                    "Organisasi ini belum diatur untuk SATUSEHAT.",
                    "This organization is not configured for the platform yet."),
                advice: LocalizedText(
                    "Simpan kredensialnya dengan POST /api/v1/satusehat/config.",
                    "Save its credentials with POST /api/v1/satusehat/config."))
        }
        return preferred
    }

    func tenant() async throws -> Tenant { try await self.configuration().tenant }

    // MARK: - Record of who did what

    /// Writes down what the caller did; nothing that is audited happens without it.
    func audit(
        _ action: String, resource: String? = nil, id: String? = nil,
        outcome: AuditEvent.Outcome = .success, environment: PlatformEnvironment? = nil,
        detail: [String: String] = [:]
    ) async throws {
        let caller = self.caller
        try await self.store.appendAudit([
            AuditEvent(
                id: self.ambient.makeUUID(), organizationID: caller?.organizationID,
                environment: environment, at: self.ambient.now(),
                actorKind: caller?.actorKind ?? .system, actorID: caller?.id,
                actorName: caller?.name ?? "", role: caller?.role, action: action,
                resourceType: resource, resourceID: id, address: self.context.address,
                outcome: outcome, requestID: self.context.requestID, detail: detail)
        ])
    }
}
