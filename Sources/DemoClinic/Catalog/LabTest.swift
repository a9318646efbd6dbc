/// What the clinic's laboratory measures.
struct LabTest: Sendable {
    let loinc: String
    let display: String
    let name: String
    let unit: String
    /// A result that does not surprise, in the digits a laboratory writes.
    let usual: [String]
    let low: String?
    let high: String?

    static let hemoglobin = LabTest(
        loinc: "718-7", display: "Hemoglobin [Mass/volume] in Blood", name: "Hemoglobin",
        unit: "g/dL", usual: ["13.4", "13.9", "14.2", "12.8"], low: "12.0", high: "16.0")
    static let hematocrit = LabTest(
        loinc: "4544-3", display: "Hematocrit [Volume Fraction] of Blood by Automated count",
        name: "Hematokrit", unit: "%", usual: ["40.1", "41.5", "42.0"], low: "37.0", high: "48.0")
    static let leukocytes = LabTest(
        loinc: "6690-2", display: "Leukocytes [#/volume] in Blood by Automated count",
        name: "Leukosit", unit: "10*3/uL", usual: ["6.8", "7.4", "8.1"], low: "4.0", high: "10.0")
    static let platelets = LabTest(
        loinc: "777-3", display: "Platelets [#/volume] in Blood by Automated count",
        name: "Trombosit", unit: "10*3/uL", usual: ["245", "268", "301"], low: "150", high: "400")
    static let fastingGlucose = LabTest(
        loinc: "1558-6", display: "Fasting glucose [Mass/volume] in Serum or Plasma",
        name: "Glukosa darah puasa", unit: "mg/dL", usual: ["132", "141", "156"], low: "70",
        high: "100")
    static let hba1c = LabTest(
        loinc: "4548-4", display: "Hemoglobin A1c/Hemoglobin.total in Blood", name: "HbA1c",
        unit: "%", usual: ["7.1", "7.6", "8.2"], low: "4.0", high: "6.5")
    static let cholesterol = LabTest(
        loinc: "2093-3", display: "Cholesterol [Mass/volume] in Serum or Plasma",
        name: "Kolesterol total", unit: "mg/dL", usual: ["212", "236", "228"], low: nil,
        high: "200")

    static let all = [
        hemoglobin, hematocrit, leukocytes, platelets, fastingGlucose, hba1c, cholesterol,
    ]
}

/// A panel as it is ordered and reported.
struct LabPanel: Sendable {
    let loinc: String
    let display: String
    let name: String
    let category: String
    let specimen: String
    let isFasting: Bool
    let tests: [LabTest]
    let conclusion: String

    static let bloodCount = LabPanel(
        loinc: "58410-2", display: "CBC panel - Blood by Automated count",
        name: "Darah lengkap", category: "hematology", specimen: "venous_blood",
        isFasting: false,
        tests: [.hemoglobin, .hematocrit, .leukocytes, .platelets],
        conclusion: "Dalam batas normal")
    static let glucose = LabPanel(
        loinc: "1558-6", display: "Fasting glucose [Mass/volume] in Serum or Plasma",
        name: "Glukosa darah puasa", category: "chemistry", specimen: "serum", isFasting: true,
        tests: [.fastingGlucose], conclusion: "Glukosa puasa di atas nilai rujukan")
    static let glycatedHemoglobin = LabPanel(
        loinc: "4548-4", display: "Hemoglobin A1c/Hemoglobin.total in Blood", name: "HbA1c",
        category: "chemistry", specimen: "venous_blood", isFasting: false, tests: [.hba1c],
        conclusion: "Kendali gula darah belum tercapai")
    static let cholesterol = LabPanel(
        loinc: "2093-3", display: "Cholesterol [Mass/volume] in Serum or Plasma",
        name: "Kolesterol total", category: "chemistry", specimen: "serum", isFasting: true,
        tests: [.cholesterol], conclusion: "Kolesterol total di atas nilai rujukan")

    static let all = [bloodCount, glucose, glycatedHemoglobin, cholesterol]
}
