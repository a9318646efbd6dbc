import FHIRR4
import Testing

@Suite struct JSONErrorTests {
    @Test(
        "An error names the member or item that holds the fault",
        arguments: [
            (#"{"data":{"diagnoses":[{},{},{"code":01}]}}"#, "data.diagnoses[2].code"),
            (#"[[1,x]]"#, "[0][1]"),
            (#"{"a":{"b":1,"b":2}}"#, "a.b"),
            (#"{"a":["\x"]}"#, "a[0]"),
            ("[1", ""),
            ("x", ""),
        ]
    )
    func path(_ text: String, _ path: String) {
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.path == path)
    }

    @Test(
        "A member name that could be somebody's data is not shown",
        arguments: ["3171234567890001", "Sri Rahayu", "", "nik: 317", "é"]
    )
    func hidesOddNames(_ name: String) throws {
        let text = "{\"a\":{\"\(name)\":[x]}}"
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error?.path == "a.*[0]")
    }

    @Test("The description holds code, byte and path but nothing of the text")
    func descriptionIsSafe() {
        let text = #"{"patient":{"nik":"3171234567890001","name":"Sri\x"}}"#
        let error = #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
        let description = error?.description ?? ""
        #expect(description == "JSONError(badEscape at byte 48 in patient.name)")
    }
}
