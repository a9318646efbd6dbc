import BridgeServer
import ClinicRecord
import FHIRR4
import Foundation
import SyncCore
import SyncStore
import Testing

@testable import jembatan

@Suite("Alerts and the verdict of the doctor, as people and scripts read them")
struct AlertOutputTests {
    private static func row(endedAt: Date? = nil, acknowledgedAt: Date? = nil) -> AlertRow {
        let at = Date(timeIntervalSince1970: 1_772_600_400)
        return AlertRow(
            tenant: Tenant(organizationID: UUID(), environment: .sandbox),
            cause: AlertCause(.deliveryFailed, code: "rule_10003"),
            state: AlertState(
                id: UUID(), severity: .warning, detail: AlertBook.refused, since: at, lastAt: at,
                count: 3, acknowledgedAt: acknowledgedAt, endedAt: endedAt))
    }

    @Test("Every member of an alert's document is there, also when it is empty")
    func document() {
        let object = AlertDocument.json(Self.row(), .english)
        #expect(
            object.names.sorted() == [
                "acknowledged_at", "code", "count", "detail", "ended_at", "environment", "id",
                "kind", "last_at", "message", "organization_id", "severity", "since", "told_at",
            ])
        #expect(object["kind"]?.string == "delivery_failed")
        #expect(object["ended_at"] == .null)
        #expect(object["message"]?.string?.contains("rule_10003") == true)
    }

    @Test("A line for people says what, since when, and whether somebody sees to it")
    func line() {
        let text = AlertRendering.table([Self.row()], .indonesian)
        #expect(text.contains("Kiriman gagal: 3 (rule_10003)") && text.contains("sejak 2026-"))
        let seen = AlertRendering.table([Self.row(acknowledgedAt: .distantPast)], .english)
        #expect(seen.contains("being seen to"))
        let over = AlertRendering.table([Self.row(endedAt: .distantPast)], .english)
        #expect(over.contains("over since"))
    }

    @Test(
        "Every kind of alert and every verdict has words in both languages",
        arguments: AlertKind.allCases, [AlertMessage.Event.raised, .repeated, .ended])
    func words(_ kind: AlertKind, _ event: AlertMessage.Event) {
        for detail in [AlertBook.breakerOpen, AlertBook.manyDeliveries] {
            let message = AlertMessage(
                id: UUID(), alertID: UUID(), cause: AlertCause(kind, code: "c"), event: event,
                severity: .warning, detail: detail, since: .distantPast, at: .distantPast,
                count: 1, waiting: 2)
            #expect(!message.text.indonesian.isEmpty && !message.text.english.isEmpty)
            #expect(message.text.indonesian != message.text.english)
        }
    }

    @Test("Whatever is to blame has a fault of the doctor's and words", arguments: Blame.allCases)
    func blames(_ blame: Blame) {
        #expect(DoctorFinding.Fault(rawValue: blame.rawValue) != nil)
        for isBroken in [true, false] {
            let words = BlameWords.verdict(
                Judgement(blame: blame, isBroken: isBroken, reasons: []))
            #expect(words.indonesian != words.english)
        }
    }

    @Test("The verdict comes with its evidence")
    func evidence() {
        let words = LocalizedText("kata", "word")
        var sending = DoctorFinding(.sending, .warning, words, fault: .data)
        sending.evidence = [.refused(deliveries: 7, codes: ["rule_1"]), .othersArrived(90)]
        var other = DoctorFinding(.sending, .fine, words)
        other.evidence = [.connectionWorks]
        let report = DoctorReport(findings: [other, sending])
        let document = report.json(.english)
        #expect(document["fault"]?.string == "data")
        #expect(
            document["evidence"]?.array?.map { $0["code"]?.string } == [
                "refused", "others_arrived",
            ])
        #expect(report.text(.english).contains("7 deliveries were refused: rule_1"))
        #expect(report.text(.indonesian).contains("7 kiriman ditolak: rule_1"))
        #expect(report.status == .needsPerson)
    }

    @Test("The address of the webhook is optional, and a wrong one is refused without repeating it")
    func address() throws {
        #expect(try AlertSetting.address(from: [:]) == nil)
        #expect(try AlertSetting.address(from: [AlertSetting.name: ""]) == nil)
        let good = try AlertSetting.address(from: [AlertSetting.name: "https://a.example/k?x=y"])
        #expect(good?.description == "https://a.example/…")
        do {
            _ = try AlertSetting.address(from: [AlertSetting.name: "ftp://secret.example/key"])
            Issue.record("it was taken")
        } catch {
            #expect(error.code == "SETTING_INVALID")
            #expect(!error.text(in: .english).contains("secret"))
        }
    }
}
