/// A person in the national patient index.
public struct IndexedPatient: Hashable, Sendable {
    public var id: String
    public var nik: String?
    /// The mother's NIK, for a child that has none of its own yet.
    public var motherNIK: String?
    public var passport: String?
    public var name: String
    public var gender: String
    public var birthDate: String
    public var birthOrder: Int
    /// A record that has no IHS number yet; some answers contain such.
    public var isProvisional: Bool

    public init(
        id: String,
        nik: String? = nil,
        motherNIK: String? = nil,
        passport: String? = nil,
        name: String,
        gender: String,
        birthDate: String,
        birthOrder: Int = 0,
        isProvisional: Bool = false
    ) {
        self.id = id
        self.nik = nik
        self.motherNIK = motherNIK
        self.passport = passport
        self.name = name
        self.gender = gender
        self.birthDate = birthDate
        self.birthOrder = birthOrder
        self.isProvisional = isProvisional
    }
}

/// A person in the national index of health workers.
public struct IndexedPractitioner: Hashable, Sendable {
    public var id: String
    public var nik: String
    public var name: String
    public var gender: String
    public var birthDate: String

    public init(id: String, nik: String, name: String, gender: String, birthDate: String) {
        self.id = id
        self.nik = nik
        self.name = name
        self.gender = gender
        self.birthDate = birthDate
    }
}

/// The national indexes, in which facilities look people up.
struct PeopleIndex: Sendable {
    private(set) var patients: [IndexedPatient] = []
    private(set) var practitioners: [IndexedPractitioner] = []
    private var patientsByID: [String: Int] = [:]
    private var patientsByNIK: [String: [Int]] = [:]
    private var practitionersByID: [String: Int] = [:]
    private var practitionersByNIK: [String: [Int]] = [:]

    init(seed: PlatformSeed) {
        for patient in seed.patients { self.add(patient) }
        for practitioner in seed.practitioners { self.add(practitioner) }
    }

    mutating func add(_ patient: IndexedPatient) {
        self.patientsByID[patient.id] = self.patients.count
        if let nik = patient.nik {
            self.patientsByNIK[nik, default: []].append(self.patients.count)
        }
        self.patients.append(patient)
    }

    mutating func add(_ practitioner: IndexedPractitioner) {
        self.practitionersByID[practitioner.id] = self.practitioners.count
        self.practitionersByNIK[practitioner.nik, default: []].append(self.practitioners.count)
        self.practitioners.append(practitioner)
    }

    func patient(id: String) -> IndexedPatient? {
        self.patientsByID[id].map { self.patients[$0] }
    }

    func practitioner(id: String) -> IndexedPractitioner? {
        self.practitionersByID[id].map { self.practitioners[$0] }
    }

    func patients(nik: String) -> [IndexedPatient] {
        (self.patientsByNIK[nik] ?? []).map { self.patients[$0] }
    }

    func practitioners(nik: String) -> [IndexedPractitioner] {
        (self.practitionersByNIK[nik] ?? []).map { self.practitioners[$0] }
    }
}
