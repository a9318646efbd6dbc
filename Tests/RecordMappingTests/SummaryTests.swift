import FHIRR4
import Foundation
import RecordMapping
import SyncCore
import Testing

/// The medical summary.
@Suite struct SummaryTests {
    private let summary: JSONValue

    init() throws {
        self.summary = try Clinic().map(visit: OutpatientVisit.data)
            .template("Composition", Name.visit)
    }

    @Test("A summary has one identifier, not a list, and a title of class, name and day")
    func head() {
        #expect(
            self.summary["identifier"]?["system"]
                == "http://sys-ids.kemkes.go.id/composition/100000001")
        #expect(self.summary["title"] == "Resume Medis Rawat Jalan Budi Hartono, 4 Maret 2026")
        #expect(self.summary["type"]?["coding"]?[0]?["code"] == "88645-7")
        #expect(self.summary["date"] == "2026-03-04T03:00:00+00:00")
    }

    @Test("Sections stand in their order and none is empty")
    func sections() throws {
        let sections = try #require(self.summary["section"]?.array)
        #expect(
            sections.map { $0["code"]?["coding"]?[0]?["code"]?.string } == [
                "TK000003", "TK000007", "TK000009", "TK000004", "TK000005", "TK000013",
                "18776-5", "34895-3", "8653-8", "8648-8",
            ])
        for section in sections + sections.flatMap({ $0["section"]?.array ?? [] }) {
            #expect(
                section["text"] != nil || section["entry"]?.array?.isEmpty == false
                    || section["section"]?.array?.isEmpty == false)
        }
    }

    @Test("The doctor's words are escaped XHTML with their lines kept")
    func narrative() throws {
        let anamnesis = try #require(self.summary["section"]?[0]?["section"]?.array)
        #expect(
            anamnesis[0]["text"] == [
                "status": "generated",
                "div":
                    "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Demam &lt;2 hari&gt; &amp; batuk</p></div>",
            ])
        let present = anamnesis.first { $0["code"]?["coding"]?[0]?["code"] == "10164-2" }
        #expect(present?["text"]?["div"]?.string?.contains("hari.<br/>Batuk") == true)
    }

    @Test("A control visit is an order that the follow-up section lists")
    func followUp() throws {
        let mapped = try Clinic().map(visit: OutpatientVisit.data)
        let order = try mapped.template("ServiceRequest", Name.visit, "follow_up")
        #expect(order["code"]?["coding"]?[0]?["code"] == "185389009")
        #expect(order["code"]?["text"] == "Kontrol 11 Maret 2026")
        #expect(order["occurrenceDateTime"] == order["authoredOn"])
        #expect(order["locationReference"]?[0]?["display"] == "Poli Umum")
        let section = self.summary["section"]?.array?.first {
            $0["code"]?["coding"]?[0]?["code"] == "8653-8"
        }
        #expect(section?["entry"]?.array?.count == 1)
    }

    @Test("Without a signed summary there is no Composition")
    func none() throws {
        var visit = try OutpatientVisit.data
        visit["medical_summary"] = nil
        let mapped = try Clinic().map(visit: visit)
        #expect(!mapped.deliveries.contains { $0.key.type == "Composition" })
        #expect(!mapped.deliveries.contains { $0.key.component == "follow_up" })
    }

    @Test("Titles follow the language of the organization")
    func english() throws {
        let clinic = try Clinic()
        let record = try Clinic.record("encounter", Name.visit, .object(OutpatientVisit.data))
        let mapper = RecordMapper(
            MappingContext(satusehatOrganizationID: "100000001", language: .english))
        let summary = try mapper.map(record, known: clinic.known)
            .template("Composition", Name.visit)
        #expect(
            summary["title"] == "Medical Summary Outpatient Visit Budi Hartono, 4 March 2026")
        #expect(summary["section"]?[1]?["title"] == "Physical Examination")
    }
}
