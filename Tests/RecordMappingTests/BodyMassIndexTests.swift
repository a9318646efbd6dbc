import FHIRR4
import Testing

@testable import RecordMapping

@Suite struct BodyMassIndexTests {
    @Test(
        "The index is exact to one decimal, halves away from zero",
        arguments: [
            ("68.5", "170", "23.7"), ("3.20", "50", "12.8"), ("80", "200", "20.0"),
            ("58.25", "150", "25.9"), ("9.025", "100", "9.0"), ("9.05", "100", "9.1"),
        ])
    func rounds(weight: String, height: String, index: String) throws {
        let weight = try #require(JSONNumber(weight))
        let height = try #require(JSONNumber(height))
        let computed = BodyMassIndex.compute(weightKilograms: weight, heightCentimetres: height)
        #expect(computed?.text == index)
    }

    @Test(
        "Numbers that give no credible index give none",
        arguments: [("1", "250"), ("500", "20"), ("0", "170")])
    func refuses(weight: String, height: String) throws {
        let weight = try #require(JSONNumber(weight))
        let height = try #require(JSONNumber(height))
        #expect(
            BodyMassIndex.compute(weightKilograms: weight, heightCentimetres: height) == nil)
    }
}
