import Foundation

/// Local identifiers of the invented clinic, by what they stand for.
enum Name {
    static let organization = id("0a000001")
    static let department = id("0a000002")
    static let childDepartment = id("0a000003")
    static let ward = id("0b000001")
    static let room = id("0b000002")
    static let generalClinic = id("0b000003")
    static let pharmacy = id("0b000004")
    static let emergencyRoom = id("0b000005")
    static let doctor = id("0c000001")
    static let nurse = id("0c000002")
    static let pharmacist = id("0c000003")
    static let analyst = id("0c000004")
    static let assignment = id("0c000005")
    static let patient = id("0d000001")
    static let newborn = id("0d000002")
    static let stranger = id("0d000003")
    static let medicine = id("0e000001")

    static let visit = id("10000000")
    static let vitals = id("10000001")
    static let examination = id("10000002")
    static let diagnosis = id("10000003")
    static let secondDiagnosis = id("10000004")
    static let complaint = id("10000005")
    static let pastIllness = id("10000006")
    static let procedure = id("10000007")
    static let allergy = id("10000008")
    static let prescription = id("10000010")
    static let syrupItem = id("10000011")
    static let compoundItem = id("10000012")
    static let referencedItem = id("10000013")
    static let dispense = id("10000020")
    static let syrupDispense = id("10000021")
    static let compoundDispense = id("10000022")
    static let administration = id("10000030")
    static let order = id("10000040")
    static let hemoglobinOrder = id("10000041")
    static let glucoseOrder = id("10000042")
    static let specimen = id("10000050")
    static let hemoglobinResult = id("10000060")
    static let glucoseResult = id("10000061")
    static let report = id("10000070")
    static let immunization = id("10000080")

    static let emergency = id("20000000")
    static let stay = id("30000000")

    private static func id(_ head: String) -> UUID {
        UUID(uuidString: "\(head)-0000-4000-8000-000000000000")!
    }
}
