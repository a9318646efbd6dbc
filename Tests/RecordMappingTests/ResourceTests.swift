import FHIRR4
import Testing

/// The typed resources by themselves.
@Suite struct ResourceTests {
    private let check = StructureCheck(mode: .sending)

    @Test("What is empty is never written")
    func emptiness() {
        var observation = Observation(
            status: .final, code: CodeableConcept(), subject: Reference("Patient/1"))
        observation.category = [CodeableConcept([], text: "")]
        observation.note = [Annotation("")]
        observation.value = .text("")
        #expect(
            observation.json == [
                "resourceType": "Observation", "status": "final",
                "subject": ["reference": "Patient/1"],
            ])
    }

    @Test("A narrative escapes markup, keeps lines and drops what XML does not know")
    func narrative() {
        let narrative = Narrative(paragraphs: ["a < b & \"c\"\r\nd\u{0}\u{B}", " ", "<script>"])
        let div = narrative?.json["div"]?.string
        #expect(
            div == #"<div xmlns="http://www.w3.org/1999/xhtml">"#
                + "<p>a &lt; b &amp; &quot;c&quot;<br/>d</p><p>&lt;script&gt;</p></div>")
        #expect(Narrative(paragraphs: ["", " \n "]) == nil)
    }

    @Test("A Patient and an EpisodeOfCare are sound R4")
    func unusedYet() {
        var patient = Patient()
        patient.identifier = [Identifier(system: "https://fhir.kemkes.go.id/id/nik", value: "1")]
        patient.name = [HumanName(use: .official, text: "Budi")]
        patient.telecom = [ContactPoint(.phone, "+62811", use: .mobile)]
        patient.gender = .male
        patient.birthDate = CalendarDate("1990-03-12")
        patient.multipleBirth = 0
        patient.active = true
        #expect(self.check.issues(in: patient.json) == [])

        let start = Instant("2026-03-04T09:00:00+07:00")
        var episode = EpisodeOfCare(status: .active, patient: Reference("Patient/P1"))
        episode.statusHistory = [
            EpisodeOfCare.StatusEntry(status: .active, period: Period(start: start))
        ]
        episode.type = [CodeableConcept(Coding(system: "http://x", code: "ANC"))]
        episode.managingOrganization = Reference("Organization/1")
        episode.period = Period(start: start)
        #expect(self.check.issues(in: episode.json) == [])
    }

    @Test("A section of nothing but empty sections is not written")
    func sections() {
        let code = CodeableConcept(text: "x")
        var outer = Composition.Section(title: "Outer", code: code)
        outer.section = [Composition.Section(title: "Inner", code: code)]
        #expect(outer.isEmpty)
        outer.section[0].entry = [Reference("Condition/1")]
        #expect(!outer.isEmpty)
        #expect(outer.json["section"]?.array?.count == 1)
    }
}
