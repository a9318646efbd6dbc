import Testing

@testable import FHIRR4

@Suite struct R4CatalogTests {
    private let catalog = R4Catalog.shared

    private func structure(_ name: String) throws -> Structure {
        self.catalog.structures[try #require(self.catalog.place(of: name))]
    }

    @Test("All 146 resource types of R4 are there")
    func resourceTypes() {
        #expect(self.catalog.structures.filter { $0.kind == .resource }.count == 146)
        #expect(self.catalog.resource("Resource") == nil)
        #expect(self.catalog.resource("Patient") != nil)
    }

    @Test("A resource has the elements of its bases")
    func inheritance() throws {
        let patient = try self.structure("Patient")
        for name in ["id", "meta", "text", "contained", "extension", "modifierExtension"] {
            #expect(patient.members[name] != nil)
        }
        let bundle = try self.structure("Bundle")
        #expect(bundle.members["id"] != nil)
        #expect(bundle.members["contained"] == nil)
        #expect(try self.structure("Patient.contact").members["modifierExtension"] != nil)
        #expect(try self.structure("Timing.repeat").members["modifierExtension"] == nil)
        #expect(try self.structure("Timing.repeat").members["extension"] != nil)
    }

    @Test("Cardinalities are those of the definitions")
    func cardinalities() throws {
        let encounter = try self.structure("Encounter")
        #expect(encounter.required.map { encounter.elements[$0].name } == ["status", "class"])
        let identifier = try #require(encounter.members["identifier"])
        #expect(encounter.elements[identifier.element].isList)
        let composition = try self.structure("Composition")
        let own = try #require(composition.members["identifier"])
        #expect(!composition.elements[own.element].isList)
    }

    @Test("The members of a choice share its element")
    func choices() throws {
        let observation = try self.structure("Observation")
        let values = observation.members.filter { $0.key.hasPrefix("value") }
        #expect(values.count == 11)
        #expect(Set(values.map(\.value.element)).count == 1)
        #expect(
            try self.structure("Extension").members.filter { $0.key.hasPrefix("value") }.count == 50
        )
    }

    @Test("A simple quantity has no comparator and appears as a Quantity")
    func quantityProfiles() throws {
        #expect(try self.structure("Quantity").members["comparator"] != nil)
        #expect(try self.structure("SimpleQuantity").members["comparator"] == nil)
        #expect(try self.structure("Dosage.doseAndRate").members["doseQuantity"] != nil)
        #expect(try self.structure("Dosage.doseAndRate").members["doseSimpleQuantity"] == nil)
    }

    @Test("A value set knows the codes of every system it draws from")
    func valueSets() throws {
        let timing = try #require(self.catalog.valueSets.first { $0.name == "event-timing" })
        #expect(timing.contains(code: "MORN"))
        #expect(timing.contains(code: "PCM"))
        #expect(!timing.contains(code: "morn"))
        #expect(timing.contains(code: "MORN", system: "http://hl7.org/fhir/event-timing"))
        #expect(!timing.contains(code: "PCM", system: "http://hl7.org/fhir/event-timing"))
        let status = try #require(self.catalog.valueSets.first { $0.name == "condition-clinical" })
        #expect(status.contains(code: "remission"))
    }

    @Test("Every invariant belongs to a structure that exists")
    func invariants() {
        for name in Invariant.byStructure.keys { #expect(self.catalog.place(of: name) != nil) }
    }
}
