import EngineSimulation
import FHIRR4
import SatusehatRules
import SatusehatSimulator
import SyncCore
import SyncEngine
import SyncStore
import Testing

@Suite("The platform's rules before sending")
struct RulesBeforeSendingTests {
    /// A book under which no diagnosis can be right.
    private static let strict = """
        rulebook 1
        version strict
        10003 test Condition.code systems http://codes.example
        10006 test Condition.clinicalStatus unfit? when clinicalStatus
        10007 test Condition.category platform
        end 3
        """

    private static func sendDay(_ clinic: SimulatedClinic, rules: RuleBook?) async throws {
        try await clinic.setUp()
        let bridge = clinic.process(rules: rules)
        _ = try await clinic.importDay(bridge)
        _ = try await bridge.run(clinic.tenant, until: .empty(timeout: nil))
    }

    private static func conditions(_ clinic: SimulatedClinic) async throws -> [DeliveryRow] {
        var filter = DeliveryFilter()
        filter.types = ["Condition"]
        return try await clinic.store.deliveries(filter, for: clinic.tenant)
    }

    @Test("What a rule is against never leaves, and says which rule, where and why")
    func held() throws {
        let file = try TemporaryStore()
        let clinic = try SimulatedClinic(seed: 6, visits: 3) { try file.open($0) }
        try clinic.executor.run {
            let book = try RuleBook.parse(Array(Self.strict.utf8))
            try await Self.sendDay(clinic, rules: book)
            let conditions = try await Self.conditions(clinic)
            #expect(!conditions.isEmpty)
            #expect(conditions.allSatisfy { $0.phase == .rejected })
            let errors = try await clinic.store.errors(ErrorFilter(), for: clinic.tenant)
            let error = try #require(errors.first { $0.record.errorCode == "rule_10003" })
            #expect(error.record.errorMessage.contains("Condition.code.coding[0].system"))
            #expect(error.record.errorMessage.contains("This code system is not taken"))
            #expect(error.record.httpStatus == nil)
        }
        #expect(clinic.simulator.snapshot.resources(ofType: "Condition").isEmpty)
    }

    @Test("Without the check the same diagnoses are sent, and under the book built in as well")
    func sent() throws {
        for rules in [nil, RuleBook.standard] {
            let file = try TemporaryStore()
            let clinic = try SimulatedClinic(seed: 6, visits: 3) { try file.open($0) }
            try clinic.executor.run {
                try await Self.sendDay(clinic, rules: rules)
                let conditions = try await Self.conditions(clinic)
                #expect(conditions.allSatisfy { $0.phase != .rejected })
            }
            #expect(!clinic.simulator.snapshot.resources(ofType: "Condition").isEmpty)
        }
    }
}
