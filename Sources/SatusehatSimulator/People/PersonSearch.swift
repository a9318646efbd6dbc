import FHIRR4

/// Searches in the two indexes and the shapes in which people come back.
struct PersonSearch {
    let index: PeopleIndex
    let settings: SimulatorSettings
    /// The time every record of the index was last changed.
    private static let lastUpdated = "2024-11-05T09:10:51.313514+00:00"
    private static let identifierBase = "https://fhir.kemkes.go.id/id/"

    enum Result {
        case matches([JSONValue])
        case refused(OutcomeIssue)
    }

    // MARK: Patients

    func patients(_ query: [(name: String, value: String)]) -> Result {
        let parameters = Parameters(query)
        if let nik = parameters.identifier("nik") ?? parameters["nik"] {
            return .matches(self.patients(nik: nik, parameters))
        }
        if let motherNIK = parameters.identifier("nik-ibu") {
            let children = self.index.patients.filter { child in
                child.motherNIK == motherNIK
                    && parameters["birthdate"].map { $0 == child.birthDate } ?? true
            }
            return .matches(children.map { self.json($0, .child) })
        }
        if let id = parameters.identifier("ihs-number") {
            return .matches(self.index.patient(id: id).map { [self.json($0, .masked)] } ?? [])
        }
        if let passport = parameters.identifier("paspor") {
            let found = self.index.patients.filter { $0.passport == passport }
            return .matches(found.map { self.json($0, .masked) })
        }
        guard let name = parameters["name"], name.count >= 3,
            let birthDate = parameters["birthdate"], let gender = parameters["gender"]
        else {
            return .refused(
                OutcomeIssue("value", "Missing query parameters: name, birthdate, gender"))
        }
        let found = self.index.patients.filter { patient in
            patient.birthDate == birthDate && patient.gender == gender
                && Self.names(patient.name, match: name)
        }
        return .matches(found.map { self.json($0, .demographics) })
    }

    private func patients(nik: String, _ parameters: Parameters) -> [JSONValue] {
        let found = self.index.patients(nik: nik)
        guard let name = parameters["name"] else { return found.map { self.json($0, .masked) } }
        let named = found.filter { Self.names($0.name, match: name) }
        guard let birthDate = parameters["birthdate"] else {
            return named.map { self.json($0, .maskedName) }
        }
        return named.filter { $0.birthDate == birthDate }.map { self.json($0, .readable) }
    }

    /// What a read by id shows.
    func read(_ patient: IndexedPatient) -> JSONValue { self.json(patient, .masked) }

    private enum PatientForm {
        case masked
        case maskedName
        case child
        case demographics
        case readable
    }

    private func json(_ patient: IndexedPatient, _ form: PatientForm) -> JSONValue {
        var resource: JSONObject = ["active": true]
        if form != .masked && form != .maskedName {
            resource["birthDate"] = .string(patient.birthDate)
        }
        if form == .demographics || form == .readable {
            resource["deceasedBoolean"] = false
            resource["gender"] = .string(patient.gender)
        }
        resource["id"] = .string(patient.id)
        resource["identifier"] = .array(self.identifiers(of: patient, form))
        resource["meta"] = Self.meta(profile: "Patient")
        if form == .demographics || form == .readable {
            resource["multipleBirthInteger"] = .number(JSONNumber(patient.birthOrder))
        }
        if let name = self.name(of: patient, form) {
            resource["name"] = [["text": .string(name), "use": "official"]]
        }
        resource["resourceType"] = "Patient"
        return .object(resource)
    }

    private func name(of patient: IndexedPatient, _ form: PatientForm) -> String? {
        switch form {
        case .masked:
            self.settings.patientSearchShowsName ? PersonMask.name(patient.name) : nil
        case .maskedName: PersonMask.name(patient.name)
        case .child, .demographics, .readable: patient.name
        }
    }

    private func identifiers(of patient: IndexedPatient, _ form: PatientForm) -> [JSONValue] {
        var identifiers: [JSONValue] = []
        if !patient.isProvisional {
            identifiers.append(Self.identifier("ihs-number", patient.id))
        }
        let isReadable = form == .readable
        for (kind, value) in [("nik", patient.nik), ("paspor", patient.passport)] {
            guard let value else { continue }
            identifiers.append(
                Self.identifier(kind, isReadable ? value : PersonMask.whole(value)))
        }
        if form == .child, let motherNIK = patient.motherNIK {
            identifiers.append(Self.identifier("nik-ibu", motherNIK))
        }
        return identifiers
    }

    // MARK: Practitioners

    func practitioners(_ query: [(name: String, value: String)]) -> Result {
        let parameters = Parameters(query)
        if let nik = parameters.identifier("nik") {
            let found = self.index.practitioners(nik: nik).filter { person in
                parameters["name"].map { Self.names(person.name, match: $0) } ?? true
            }
            return .matches(found.map(self.json))
        }
        if let id = parameters.identifier("nakes-his-number") {
            return .matches(self.index.practitioner(id: id).map { [self.json($0)] } ?? [])
        }
        guard let name = parameters["name"], let birthDate = parameters["birthdate"],
            let gender = parameters["gender"]
        else { return .matches([]) }
        let found = self.index.practitioners.filter { person in
            person.birthDate == birthDate && person.gender == gender
                && Self.names(person.name, match: name)
        }
        return .matches(found.map(self.json))
    }

    func read(_ practitioner: IndexedPractitioner) -> JSONValue { self.json(practitioner) }

    private func json(_ person: IndexedPractitioner) -> JSONValue {
        let isReadable = self.settings.practitionerDetail == .readable
        var resource = JSONObject()
        if isReadable {
            resource["birthDate"] = .string(person.birthDate)
            resource["gender"] = .string(person.gender)
        }
        resource["id"] = .string(person.id)
        resource["identifier"] = [
            [
                "system": .string(Self.identifierBase + "nakes-his-number"),
                "value": .string(person.id),
            ],
            Self.identifier("nik", isReadable ? person.nik : PersonMask.exceptSuffix(person.nik)),
        ]
        resource["meta"] = Self.meta(profile: nil)
        let name = isReadable ? person.name : PersonMask.name(person.name)
        resource["name"] = [["text": .string(name), "use": "official"]]
        resource["resourceType"] = "Practitioner"
        return .object(resource)
    }

    // MARK: Shared

    private struct Parameters {
        private let query: [(name: String, value: String)]

        init(_ query: [(name: String, value: String)]) { self.query = query }

        subscript(_ name: String) -> String? { self.query.first { $0.name == name }?.value }

        func identifier(_ kind: String) -> String? {
            let prefix = PersonSearch.identifierBase + kind + "|"
            return self.query.lazy
                .filter { $0.name == "identifier" && $0.value.hasPrefix(prefix) }
                .map { String($0.value.dropFirst(prefix.count)) }
                .first
        }
    }

    /// Names match when the asked one is part of the known one, letter case aside.
    private static func names(_ known: String, match asked: String) -> Bool {
        known.lowercased().contains(asked.lowercased())
    }

    private static func identifier(_ kind: String, _ value: String) -> JSONValue {
        [
            "system": .string(Self.identifierBase + kind), "use": "official",
            "value": .string(value),
        ]
    }

    private static func meta(profile: String?) -> JSONValue {
        var meta: JSONObject = ["lastUpdated": .string(Self.lastUpdated)]
        if let profile {
            meta["profile"] = [
                .string("https://fhir.kemkes.go.id/r4/StructureDefinition/" + profile)
            ]
        }
        meta["versionId"] = "MTczMDc5Nzg1MTMxMzUxNDAwMA"
        return .object(meta)
    }
}
