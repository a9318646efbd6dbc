import Foundation
import SyncCore
import Testing

@Suite("The document of an event, and its signature's header")
struct WebhookEventTests {
    private static let id = UUID(uuidString: "018F0000-0000-7000-8000-00000000000A") ?? UUID()
    private static let tenant = Tenant(organizationID: Self.id, environment: .production)

    private func text(_ detail: WebhookEvent.Detail) throws -> String {
        let event = WebhookEvent(
            id: Self.id, tenant: Self.tenant,
            createdAt: Date(timeIntervalSince1970: 1_772_600_400.9), detail: detail)
        return String(decoding: try event.payload(), as: UTF8.self)
    }

    @Test("A document has its stable members and nothing that is not known")
    func whole() throws {
        let id = "018f0000-0000-7000-8000-00000000000a"
        let detail = WebhookEvent.Detail.delivery(
            id: Self.id, type: "Condition", resourceID: Self.id, encounterID: nil,
            phase: .exhausted, errorCode: nil)
        #expect(
            try self.text(detail)
                == """
                {"created_at":"2026-03-04T05:00:00Z","data":{"phase":"exhausted",\
                "resource_id":"\(id)","resource_type":"Condition","status":"failed",\
                "sync_queue_id":"\(id)"},"environment":"production","id":"\(id)",\
                "organization_id":"\(id)","type":"delivery.failed"}
                """)
        #expect(try self.text(.test).contains("\"data\":{}"))
    }

    @Test(
        "A code that is no short word is not passed on",
        arguments: [
            "NIK 3171011212900001", "a\"b", "", String(repeating: "a", count: 65), "é",
        ])
    func codes(_ code: String) throws {
        let text = try self.text(
            .delivery(
                id: Self.id, type: "Patient", resourceID: Self.id, encounterID: Self.id,
                phase: .held, errorCode: code))
        #expect(text.contains("\"error_code\":\"other\""))
        #expect(text.contains("delivery.needs_person"))
    }

    @Test("A header is read back as it was written, unknown parts passed over")
    func header() {
        let digest = String(repeating: "0f", count: 32)
        let signature = WebhookSignature(timestamp: 1_772_600_400, digest: digest)
        #expect(signature.header == "t=1772600400,v1=\(digest)")
        #expect(WebhookSignature(header: signature.header) == signature)
        #expect(WebhookSignature(header: "v0=x,\(signature.header),v2=abc") == signature)
    }

    @Test(
        "A header that is not whole, or says something twice, is none",
        arguments: [
            "", "t=1", "v1=00", "t=1,v1=00", "t=x,v1=D", "t=,v1=D", "t=-1,v1=D", "t=1,t=1,v1=D",
            "t=1,v1=D,v1=D", "t=1;v1=D", "t=99999999999999999999,v1=D", "t=1,v1=Q", "t=1,v1=d ",
        ])
    func brokenHeader(_ text: String) {
        let digest = String(repeating: "ab", count: 32)
        let header = text.replacing("D", with: digest)
            .replacing("Q", with: digest.uppercased())
        #expect(WebhookSignature(header: header) == nil, "\(header)")
    }

    @Test("A signature is fresh for five minutes to either side")
    func window() {
        let signature = WebhookSignature(timestamp: 1_000, digest: "")
        for (at, isFresh) in [(700.0, true), (699.9, false), (1_300, true), (1_300.1, false)] {
            #expect(signature.isFresh(at: Date(timeIntervalSince1970: at)) == isFresh)
        }
    }
}
