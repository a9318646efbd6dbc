import FHIRR4
import HTTPTypes

/// Lays out requests exactly as the platform takes them (API 2.1, 3.0.1, 6.1, 6.3).
struct RequestBuilder {
    static let jsonType = "application/json"
    static let patchType = "application/json-patch+json"
    static let formType = "application/x-www-form-urlencoded"
    private static let userAgent = "jembatan"

    private let gateway: GatewayProfile

    init(_ gateway: GatewayProfile) {
        self.gateway = gateway
    }

    func request(_ interaction: FHIRInteraction, token: AccessToken) -> PlatformRequest {
        let base = self.gateway.fhir
        func target(_ segments: String...) -> String {
            base.path + segments.map { "/" + PercentEncoding.encode($0) }.joined()
        }
        switch interaction {
        case .create(let type, let body):
            return self.make(.post, base, target(type), token, body)
        case .update(let type, let id, let body):
            return self.make(.put, base, target(type, id), token, body)
        case .patch(let type, let id, let body):
            return self.make(.patch, base, target(type, id), token, body, Self.patchType)
        case .read(let type, let id):
            return self.make(.get, base, target(type, id), token)
        case .search(let type, let parameters):
            let query = parameters.isEmpty ? "" : "?" + PercentEncoding.encode(parameters)
            return self.make(.get, base, target(type) + query, token)
        case .page(let link):
            return self.make(.get, base, link.target, token)
        case .transaction(let body):
            return self.make(.post, base, base.path, token, body)
        }
    }

    func request(_ call: ConsentCall, token: AccessToken) -> PlatformRequest {
        let base = self.gateway.consent
        let path = base.path + "/Consent"
        switch call {
        case .read(let patient):
            let query = PercentEncoding.encode([SearchParameter("patient_id", patient)])
            return self.make(.get, base, "\(path)?\(query)", token)
        case .record(let patient, let action, let agent):
            let body: JSONValue = [
                "patient_id": .string(patient), "action": .string(action.rawValue),
                "agent": .string(agent),
            ]
            return self.make(.post, base, path, token, body.bytes)
        }
    }

    func request(_ call: KFACall, token: AccessToken) -> PlatformRequest {
        let base = self.gateway.kfa
        switch call {
        case .product(let code):
            let query = PercentEncoding.encode([
                SearchParameter("identifier", "kfa"), SearchParameter("code", code),
            ])
            return self.make(.get, base, "\(base.path)/products?\(query)", token)
        case .products(let page, let size, let type, let keyword):
            var parameters = [
                SearchParameter("page", String(page)), SearchParameter("size", String(size)),
                SearchParameter("product_type", type.rawValue),
            ]
            if let keyword { parameters.append(SearchParameter("keyword", keyword)) }
            let query = PercentEncoding.encode(parameters)
            return self.make(.get, base, "\(base.path)/products/all?\(query)", token)
        }
    }

    /// The token request: `grant_type` stands in the query, where the platform wants it, and in the
    /// form, where the brief has it (G-01).
    func tokenRequest(_ credentials: ClientCredentials) -> PlatformRequest {
        let base = self.gateway.token
        let grant = SearchParameter("grant_type", "client_credentials")
        let form = PercentEncoding.encode([
            grant, SearchParameter("client_id", credentials.clientID),
            SearchParameter("client_secret", credentials.clientSecret),
        ])
        let path = "\(base.path)/accesstoken?\(PercentEncoding.encode([grant]))"
        return self.make(.post, base, path, nil, Array(form.utf8), Self.formType)
    }

    private func make(
        _ method: HTTPRequest.Method, _ base: BaseURL, _ target: String, _ token: AccessToken?,
        _ body: [UInt8]? = nil, _ contentType: String = jsonType
    ) -> PlatformRequest {
        var head = HTTPRequest(
            method: method, scheme: base.scheme, authority: base.authority,
            path: target.isEmpty ? "/" : target)
        head.headerFields[.accept] = Self.jsonType
        head.headerFields[.userAgent] = Self.userAgent
        if let token { head.headerFields[.authorization] = "Bearer \(token.value)" }
        if body != nil { head.headerFields[.contentType] = contentType }
        return PlatformRequest(head: head, body: body)
    }
}
