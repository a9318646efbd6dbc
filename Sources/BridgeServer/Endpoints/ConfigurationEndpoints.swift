import ClinicRecord
import FHIRR4
import HTTPTypes
import Satusehat
import SyncCore
import SyncEngine
import SyncStore

/// Who the clinic is on the platform.
enum ConfigurationEndpoints {
    static let all = [Self.read, Self.create, Self.update, Self.test, Self.refresh, Self.facility]

    private static let path = "/api/v1/satusehat/config"

    static let shape = NamedSchema(
        name: "Configuration",
        schema: .object([
            Property("id", .uuid), Property("organization_id", .uuid),
            Property("environment", .choice(PlatformEnvironment.allCases.map(\.rawValue))),
            Property("org_satusehat_id", .string), Property("org_name", .string),
            Property("gateway", .string), Property("base_url", .nullable(.string)),
            Property(
                "trigger", .choice(SatusehatConfiguration.Trigger.allCases.map(\.rawValue))),
            Property("is_active", .flag),
            Property("token_status", .choice(["valid", "expired", "not_obtained"])),
            Property("token_expires_at", .nullable(.time)),
            Property("last_token_refresh", .nullable(.time)),
            Property("last_sync_at", .nullable(.time)),
            Property("last_error", .nullable(.string)),
            Property("created_at", .time), Property("updated_at", .time),
            Property("warnings", .list(.string), isRequired: false),
        ]))

    private static let draftProperties = [
        Property("client_id", .text(maxLength: 255)),
        Property("client_secret", .text(maxLength: 255)),
        Property("org_satusehat_id", .text(maxLength: 100)),
        Property(
            "environment", .choice(PlatformEnvironment.allCases.map(\.rawValue)),
            isRequired: false),
        Property("org_name", .nullable(.text(maxLength: 255)), isRequired: false),
        Property("gateway", .nullable(.string), isRequired: false),
        Property("base_url", .nullable(.string), isRequired: false),
        Property(
            "trigger", .choice(SatusehatConfiguration.Trigger.allCases.map(\.rawValue)),
            isRequired: false),
        Property("is_active", .flag, isRequired: false),
    ]

    static let read = Endpoint(
        method: .get, path: Self.path, group: "config", access: .permission(.config),
        summary: LocalizedText(
            "Konfigurasi organisasi, tanpa rahasia.",
            "The organization's configuration, without its secrets."),
        parameters: [Endpoint.environment], answer: .named(Self.shape),
        otherStatuses: [.badRequest]
    ) { call in
        .json(Self.json(try await call.configuration(), call)).tagged()
    }

    static let create = Endpoint(
        method: .post, path: Self.path, group: "config", access: .permission(.config),
        summary: LocalizedText(
            "Simpan kredensial fasilitas dan cobalah; yang ditolak tidak disimpan.",
            "Save the facility's credentials and try them; refused ones are not saved."),
        body: .init(schema: .object(Self.draftProperties)), answer: .named(Self.shape),
        status: .created, otherStatuses: [.badRequest, .conflict]
    ) { call in
        let form = try await call.form()
        let environment = try form.choice("environment", of: PlatformEnvironment.self) ?? .sandbox
        let organization = try call.principal().organizationID
        let tenant = Tenant(organizationID: organization, environment: environment)
        guard try await call.store.configuration(for: tenant) == nil else {
            throw APIError(
                .conflict, "CONFIG_EXISTS",
                LocalizedText(
                    "Organisasi ini sudah diatur untuk lingkungan itu.",
                    "This organization is configured for that environment already."),
                advice: LocalizedText("Ubah dengan PUT.", "Change it with PUT."))
        }
        let gateway = try Self.gateway(form, environment, previous: nil)
        let outcome = try await Self.save(
            ConfigurationSetup(
                bridge: call.services.bridge,
                clientID: try form.requiredText("client_id", max: 255),
                clientSecret: try form.requiredText("client_secret", max: 255),
                satusehatOrganizationID: try form.requiredText("org_satusehat_id", max: 100),
                organizationID: organization, organizationName: try form.text("org_name", max: 255),
                environment: environment, gateway: gateway.name, baseURL: gateway.baseURL,
                trigger: try form.choice("trigger", of: SatusehatConfiguration.Trigger.self)
                    ?? .completion),
            call)
        try await call.audit(
            "integration_credentials_updated", resource: "satusehat_config",
            id: outcome.configuration.id.text, environment: environment)
        return Self.reply(outcome, call, status: .created)
    }

    static let update = Endpoint(
        method: .put, path: Self.path, group: "config", access: .permission(.config),
        summary: LocalizedText(
            "Ubah sebagian; yang tidak disebut tetap (juga client_secret).",
            "Change part of it; what is not named stays (client_secret too)."),
        parameters: [Endpoint.environment],
        body: .init(
            schema: .object(
                Self.draftProperties.map { Property($0.name, $0.schema, isRequired: false) })),
        answer: .named(Self.shape), otherStatuses: [.badRequest, .conflict]
    ) { call in
        let form = try await call.form()
        let standing = try await Self.standing(form, call)
        let gateway = try Self.gateway(form, standing.tenant.environment, previous: standing)
        let secret = try form.text("client_secret", max: 255)
        let client = try form.text("client_id", max: 255)
        var changed = standing
        changed.isActive = try form.flag("is_active") ?? standing.isActive
        if changed.isActive != standing.isActive {
            changed.updatedAt = call.ambient.now()
            try await call.store.saveConfiguration(changed, now: call.ambient.now())
        }
        let isOnlySwitch = form.object.names.allSatisfy {
            ["is_active", "environment"].contains($0)
        }
        if isOnlySwitch || !changed.isActive {
            try await call.audit(
                "configuration_changed", resource: "satusehat_config", id: standing.id.text,
                environment: standing.tenant.environment,
                detail: ["is_active": "\(changed.isActive)"])
            return .json(Self.json(changed, call))
        }
        let outcome = try await Self.save(
            ConfigurationSetup(
                bridge: call.services.bridge, clientID: client ?? standing.clientID,
                clientSecret: secret ?? standing.clientSecret,
                satusehatOrganizationID: try form.text("org_satusehat_id", max: 100)
                    ?? standing.satusehatOrganizationID,
                organizationID: standing.tenant.organizationID,
                organizationName: try form.text("org_name", max: 255),
                environment: standing.tenant.environment, gateway: gateway.name,
                baseURL: gateway.baseURL,
                trigger: try form.choice("trigger", of: SatusehatConfiguration.Trigger.self)
                    ?? standing.trigger),
            call)
        try await call.audit(
            secret != nil || client != nil
                ? "integration_credentials_updated" : "configuration_changed",
            resource: "satusehat_config", id: standing.id.text,
            environment: standing.tenant.environment,
            detail: ["fields": form.object.names.sorted().joined(separator: " ")])
        return Self.reply(outcome, call, status: .ok)
    }

    static let test = Endpoint(
        method: .post, path: Self.path + "/test", group: "config", access: .permission(.config),
        summary: LocalizedText(
            "Minta token baru dan baca fasilitas dari SATUSEHAT.",
            "Ask for a new token and read the facility back from the platform."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property("connection_status", .choice(["success", "failed"])),
            Property("token_obtained", .flag),
            Property("token_expires_in", .nullable(.integer())),
            Property("organization_verified", .flag),
            Property("organization_name", .nullable(.string)),
            Property("api_version", .string),
            Property("latency_ms", .nullable(.integer())),
            Property("fault", .nullable(.string)),
            Property("explanation", .nullable(.string)),
        ]),
        otherStatuses: [.badRequest, .serviceUnavailable, .conflict]
    ) { call in
        let tenant = try await call.tenant()
        let report = try await call.services.bridge.testConnection(tenant)
        try await call.audit(
            "connection_tested", resource: "satusehat_config",
            outcome: report.succeeded ? .success : .failed, environment: tenant.environment)
        if !report.succeeded && report.fault == .network || report.fault == .platform {
            var error = APIError(
                .serviceUnavailable, "CONNECTION_FAILED",
                report.explanation
                    ?? LocalizedText(
                        "SATUSEHAT tidak dapat dihubungi.", "The platform cannot be reached."))
            error.details["fault"] = JSONValue(report.fault?.rawValue)
            throw error
        }
        return .object([
            "connection_status": report.succeeded ? "success" : "failed",
            "token_obtained": .bool(report.tokenObtained),
            "token_expires_in": JSONValue(optional: report.tokenExpiresInSeconds),
            "organization_verified": .bool(report.organizationVerified),
            "organization_name": JSONValue(report.organizationName),
            "api_version": "fhir-r4/v1",
            "latency_ms": JSONValue(optional: report.latencyMilliseconds),
            "fault": JSONValue(report.fault?.rawValue),
            "explanation": JSONValue(report.explanation?[call.language]),
        ])
    }

    static let refresh = Endpoint(
        method: .post, path: "/api/v1/satusehat/token/refresh", group: "config",
        access: .permission(.config),
        summary: LocalizedText("Minta token baru.", "Ask for a new token."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property("token_status", .choice(["valid", "expired", "not_obtained"])),
            Property("token_expires_at", .nullable(.time)),
            Property("last_token_refresh", .nullable(.time)),
        ]),
        otherStatuses: [.badRequest, .serviceUnavailable, .conflict]
    ) { call in
        let tenant = try await call.tenant()
        let report = try await call.services.bridge.testConnection(tenant)
        try await call.audit(
            "token_refreshed", resource: "satusehat_config",
            outcome: report.tokenObtained ? .success : .failed, environment: tenant.environment)
        guard report.tokenObtained else {
            let what =
                report.explanation
                ?? LocalizedText("Token tidak diperoleh.", "No token was obtained.")
            throw report.fault == .credentials
                ? APIError(.badRequest, "INVALID_CREDENTIALS", what) : APIError.unavailable(what)
        }
        let standing = try await call.configuration()
        return .object([
            "token_status": .string(Self.tokenStatus(standing, call)),
            "token_expires_at": JSONValue(standing.tokenExpiresAt),
            "last_token_refresh": JSONValue(standing.lastTokenRefresh),
        ])
    }

    static let facility = Endpoint(
        method: .get, path: "/api/v1/satusehat/organization", group: "config",
        access: .permission(.config),
        summary: LocalizedText(
            "Fasilitas sebagaimana SATUSEHAT mengenalnya.",
            "The facility as the platform knows it."),
        parameters: [Endpoint.environment],
        answer: .object([
            Property("org_satusehat_id", .string), Property("verified", .flag),
            Property("name", .nullable(.string)), Property("org_name", .string),
            Property("names_agree", .nullable(.flag)),
        ]),
        otherStatuses: [.badRequest, .serviceUnavailable, .conflict]
    ) { call in
        let standing = try await call.configuration()
        let report = try await call.services.bridge.testConnection(standing.tenant)
        if !report.succeeded && report.fault != .configuration {
            throw APIError.unavailable(
                report.explanation
                    ?? LocalizedText(
                        "SATUSEHAT tidak dapat dihubungi.", "The platform cannot be reached."))
        }
        let agree = report.organizationName.map {
            standing.organizationName.isEmpty
                || $0.lowercased() == standing.organizationName.lowercased()
        }
        return .object([
            "org_satusehat_id": .string(standing.satusehatOrganizationID),
            "verified": .bool(report.organizationVerified),
            "name": JSONValue(report.organizationName),
            "org_name": .string(standing.organizationName),
            "names_agree": agree.map(JSONValue.bool) ?? .null,
        ])
    }

    // MARK: - Pieces

    /// The configuration a PUT is about: the body's environment, or the query's, or the active one.
    private static func standing(
        _ form: Form, _ call: Call
    ) async throws -> SatusehatConfiguration {
        guard let named = try form.choice("environment", of: PlatformEnvironment.self) else {
            return try await call.configuration()
        }
        guard
            let standing = try await call.configurations().first(where: {
                $0.tenant.environment == named
            })
        else {
            throw APIError(
                .badRequest, "CONFIG_NOT_FOUND",
                LocalizedText(
                    "Lingkungan itu belum diatur; buat dengan POST.",
                    "That environment is not configured yet; create it with POST."),
                path: "environment")
        }
        return standing
    }

    private static func gateway(
        _ form: Form, _ environment: PlatformEnvironment, previous: SatusehatConfiguration?
    ) throws -> (name: String, baseURL: String?) {
        let name = form.has("gateway") ? try form.text("gateway") : previous?.gateway
        let url = form.has("base_url") ? try form.text("base_url") : previous?.baseURL
        let trimmed = url.map { String($0.reversed().drop { $0 == "/" }.reversed()) }
        do {
            let profile = try GatewayProfile.resolve(
                name: name, baseURL: trimmed, environment: environment)
            return (profile.name, trimmed)
        } catch {
            throw APIError(
                .badRequest, "GATEWAY_UNUSABLE",
                LocalizedText(
                    "Gerbang atau alamatnya tidak dapat dipakai (\(error.code.rawValue)).",
                    "The gateway or its address cannot be used (\(error.code.rawValue))."),
                advice: LocalizedText(
                    "Alamat harus https, dan cocok dengan lingkungannya; produksi hanya ke gerbang yang dikenal atau bernama.",
                    "The address must be https and fit the environment; production goes only to known or named gateways."
                ), path: form.has("base_url") ? "base_url" : "gateway")
        }
    }

    private static func save(
        _ setup: ConfigurationSetup, _ call: Call
    ) async throws -> ConfigurationSetup.Outcome {
        do {
            return try await setup.save(trying: true)
        } catch let refused as ConfigurationSetup.Refused {
            try await call.audit(
                "integration_credentials_updated", resource: "satusehat_config", outcome: .refused,
                environment: setup.environment)
            throw APIError(
                .badRequest, "INVALID_CREDENTIALS",
                LocalizedText(
                    "SATUSEHAT menolak client_id atau client_secret ini; tidak ada yang disimpan.",
                    "The platform refused this client_id or client_secret; nothing was saved."),
                advice: refused.explanation)
        }
    }

    private static func reply(
        _ outcome: ConfigurationSetup.Outcome, _ call: Call, status: HTTPResponse.Status
    ) -> Reply {
        guard case .object(var object) = Self.json(outcome.configuration, call) else {
            return .json(.null)
        }
        object["warnings"] = .array(outcome.warnings.map { .string($0[call.language]) })
        return .object(object, status: status)
    }

    private static func tokenStatus(_ configuration: SatusehatConfiguration, _ call: Call) -> String
    {
        ConfigurationDocument.tokenStatus(configuration, now: call.ambient.now())
    }

    private static func json(_ configuration: SatusehatConfiguration, _ call: Call) -> JSONValue {
        .object(ConfigurationDocument.json(configuration, now: call.ambient.now()))
    }
}
