import ClinicRecord
import FHIRR4
import Foundation
import Testing

@testable import jembatan

@Suite struct DoctorTests {
    private let words = LocalizedText("kata", "word")

    @Test("All well is healthy and ends with 0")
    func healthy() {
        let report = DoctorReport(findings: [
            DoctorFinding(.home, .fine, self.words), DoctorFinding(.clock, .skipped, self.words),
        ])
        #expect(report.decisive == nil)
        #expect(report.status == .allDone)
        #expect(report.json(.english)["verdict"]?.string == "healthy")
    }

    @Test("The first failure decides, before any warning")
    func decisive() {
        let report = DoctorReport(findings: [
            DoctorFinding(.home, .warning, self.words, fault: .storage),
            DoctorFinding(.token, .failed, self.words, fault: .network),
            DoctorFinding(.queue, .failed, self.words, fault: .data),
        ])
        #expect(report.decisive?.subject == .token)
        #expect(report.status == .unreachable)
        #expect(report.json(.english)["verdict"]?.string == "broken")
        #expect(report.json(.english)["fault"]?.string == "network")
    }

    @Test("A warning asks for attention and ends with 1")
    func attention() {
        let report = DoctorReport(findings: [
            DoctorFinding(.queue, .warning, self.words, fault: .data)
        ])
        #expect(report.status == .needsPerson)
        #expect(report.json(.english)["verdict"]?.string == "attention")
        #expect(report.text(.indonesian).contains("kata"))
    }

    @Test("The time on an answer is read")
    func time() {
        let date = HTTPDate.parse("Wed, 25 Nov 2026 03:46:00 GMT")
        #expect(date?.utcText == "2026-11-25T03:46:00+00:00")
    }

    @Test(
        "A time of another form is not guessed",
        arguments: [
            "", "2026-11-25T03:46:00Z", "Wed, 31 Nov 2026 03:46:00 GMT",
            "Wed, 25 Noo 2026 03:46:00 GMT", "Wed, 25 Nov 2026 03:46:00 WIB",
            "Wednesday, 25-Nov-26 03:46:00 GMT",
        ])
    func noTime(_ text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}
