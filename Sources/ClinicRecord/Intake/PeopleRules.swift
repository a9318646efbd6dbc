import FHIRR4

/// What is known about people without asking anybody.
enum PeopleRules {
    static func findings(about patient: PatientRecord) -> [Finding] {
        var findings: [Finding] = []
        if patient.identityKind == .none {
            findings.append(
                Problem.notIdentifiable(isPatientItself: true).finding(at: "data.identity_kind"))
        }
        if let nik = patient.nik.flatMap(NIK.init),
            !nik.fits(birthDate: patient.birthDate, gender: patient.gender)
        {
            findings.append(Problem.nikMismatch.finding(at: "data.nik"))
        }
        return findings
    }

    static func findings(
        about practitioner: PractitionerRecord, on day: CalendarDate
    ) -> [Finding] {
        var findings: [Finding] = []
        if let nik = NIK(practitioner.nik),
            !nik.fits(birthDate: practitioner.birthDate, gender: practitioner.gender)
        {
            findings.append(Problem.nikMismatch.finding(at: "data.nik"))
        }
        guard practitioner.isActive else { return findings }
        findings += Self.expired(practitioner, on: day).map { problem in
            let field = problem == .strExpired ? "str_expiry_date" : "sip_expiry_date"
            return problem.finding(at: "data.\(field)")
        }
        return findings
    }

    /// The papers that have run out before that day; the last day still counts.
    static func expired(_ practitioner: PractitionerRecord, on day: CalendarDate) -> [Problem] {
        var problems: [Problem] = []
        if let date = practitioner.strExpiryDate, date < day { problems.append(.strExpired) }
        if let date = practitioner.sipExpiryDate, date < day { problems.append(.sipExpired) }
        return problems
    }

    static func isUnderFive(_ patient: PatientRecord, at instant: Instant) -> Bool {
        guard let day = instant.localDate else { return false }
        let birth = patient.birthDate
        let hadBirthday = (day.month, day.day) >= (birth.month, birth.day)
        return day.year - birth.year - (hadBirthday ? 0 : 1) < 5
    }
}
