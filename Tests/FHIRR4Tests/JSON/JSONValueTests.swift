import FHIRR4
import Testing

@Suite struct JSONValueTests {
    private let value: JSONValue = [
        "resourceType": "Patient", "active": true, "multipleBirthInteger": 2,
        "name": [["family": "Rahayu"], ["given": ["Sri", "Budi"]]], "photo": .null,
    ]

    @Test("Members and items are reached by subscripts")
    func subscripts() {
        #expect(self.value["resourceType"]?.string == "Patient")
        #expect(self.value["name"]?[1]?["given"]?[0] == "Sri")
        #expect(self.value["name"]?[2] == nil)
        #expect(self.value["name"]?[-1] == nil)
        #expect(self.value["absent"] == nil)
        #expect(self.value["photo"] == .some(.null))
        #expect(self.value["active"]?["deeper"] == nil)
        #expect(self.value[0] == nil)
    }

    @Test("A view of another kind is nil")
    func kinds() {
        #expect(self.value["active"]?.bool == true)
        #expect(self.value["active"]?.string == nil)
        #expect(self.value["multipleBirthInteger"]?.int == 2)
        #expect(self.value["multipleBirthInteger"]?.bool == nil)
        #expect(self.value["resourceType"]?.number == nil)
        #expect(self.value["name"]?.object == nil)
        #expect(self.value.array == nil)
        #expect(self.value["photo"]?.isNull == true)
        #expect(self.value.isNull == false)
    }

    @Test("A literal keeps the order of its members")
    func literalOrder() {
        #expect(
            self.value.object?.names
                == ["resourceType", "active", "multipleBirthInteger", "name", "photo"]
        )
    }

    @Test("Objects that differ in order are different values")
    func orderMatters() {
        let left: JSONValue = ["a": 1, "b": 2]
        let right: JSONValue = ["b": 2, "a": 1]
        #expect(left != right)
        #expect(left == ["a": 1, "b": 2])
    }

    @Test("Setting a member replaces it in place, appends it or removes it")
    func setting() throws {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = "new"
        object["d"] = 4
        object["a"] = nil
        object["absent"] = nil
        #expect(object == ["b": "new", "c": 3, "d": 4])
        #expect(object.count == 3)
        object["b"] = .some(.null)
        #expect(object["b"] == .some(.null))
        object["b"] = nil
        object["c"] = nil
        object["d"] = nil
        #expect(object.isEmpty)
        #expect(object == JSONObject())
    }
}
