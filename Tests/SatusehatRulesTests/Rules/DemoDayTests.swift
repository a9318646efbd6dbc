import ClinicRecord
import DemoClinic
import FHIRR4
import Foundation
import RecordMapping
import SatusehatRules
import SyncCore
import Testing

@Suite struct DemoDayTests {
    @Test("A whole demo day has no finding", arguments: [MappingTrigger.completion, .live])
    func demoDay(_ trigger: MappingTrigger) throws {
        let organizationID = try #require(
            UUID(uuidString: "0190a1b2-0000-7000-8000-000000000001"))
        let now = Instant(secondsSince1970: 1_772_600_400)
        let day = DemoClinic.day(
            visits: 60, date: DemoClinic.latestDay(before: now), organizationID: organizationID)
        let records = day.records.compactMap { RecordReader.read($0).record }
        var known = KnownRecords()
        for record in records { known.insert(record) }
        let mapper = RecordMapper(
            MappingContext(satusehatOrganizationID: "100000001", trigger: trigger))
        let check = RuleCheck(organizationID: "100000001", now: now)
        var count = 0
        for record in records {
            for delivery in mapper.map(record, known: known).deliveries
            where delivery.operation != .search {
                count += 1
                let resource = try JSONValue(parsing: delivery.template)
                #expect(check.findings(in: resource) == [], "\(delivery.key)")
            }
        }
        #expect(count > 300)
    }
}
