import ClinicRecord
import FHIRR4
import HTTPTypes
import SyncEngine

/// The figures of a period.
enum StatisticsEndpoints {
    static let all = [Self.figures]

    static let figures = Endpoint(
        method: .get, path: "/api/v1/satusehat/stats", group: "statistics",
        access: .permission(.monitor),
        summary: LocalizedText(
            "Angka satu periode; bulan yang sudah lewat tidak berubah lagi.",
            "The figures of a period; a closed month does not change any more."),
        parameters: [
            .init(
                "date_from", .date, isRequired: true,
                LocalizedText("Hari pertama.", "The first day.")),
            .init(
                "date_to", .date, isRequired: true,
                LocalizedText("Hari terakhir, ikut dihitung.", "The last day, included.")),
            .init("branch_id", .uuid, LocalizedText("Hanya cabang ini.", "Only this branch.")),
            .init(
                "polyclinic_id", .uuid,
                LocalizedText("Hanya poliklinik ini.", "Only this polyclinic.")),
            Endpoint.environment,
        ],
        answer: .object([
            Property("date_from", .date), Property("date_to", .date),
            Property("judged_at", .time),
            Property(
                "by_resource_type",
                .map(
                    .object([
                        Property("total_attempted", .integer()),
                        Property("successful", .integer()), Property("failed", .integer()),
                        Property("pending", .integer()), Property("skipped", .integer()),
                    ]))),
            Property("skipped_by_reason", .map(.integer())),
            Property("encounters_finished", .integer()),
            Property("encounters_created", .integer()),
            Property("encounters_synced", .integer()),
            Property("encounters_handed_in_later", .integer()),
            Property("sync_rate_percent", .nullable(.number)),
            Property(
                "common_errors",
                .list(
                    .object([
                        Property("error_type", .string), Property("count", .integer()),
                    ]))),
        ]),
        otherStatuses: [.badRequest]
    ) { call in
        let (from, to) = (try call.day("date_from"), try call.day("date_to"))
        guard from <= to else {
            throw APIError.invalid(
                "query.date_to",
                LocalizedText(
                    "date_to mendahului date_from.", "date_to is before date_from."))
        }
        let figures = try await call.services.bridge.statistics(
            from: from, to: to, branchID: try call.uuid("branch_id"),
            polyclinicID: try call.uuid("polyclinic_id"), tenant: try await call.tenant())
        return Reply.json(Self.json(figures)).tagged()
    }

    private static func json(_ figures: SyncStatistics) -> JSONValue {
        var types = JSONObject()
        for (type, row) in figures.byType.sorted(by: { $0.key < $1.key }) {
            types[type] = .object([
                "total_attempted": JSONValue(row.totalAttempted),
                "successful": JSONValue(row.successful), "failed": JSONValue(row.failed),
                "pending": JSONValue(row.pending), "skipped": JSONValue(row.skipped),
            ])
        }
        var reasons = JSONObject()
        for (reason, count) in figures.skippedByReason.sorted(by: { $0.key < $1.key }) {
            reasons[reason] = JSONValue(count)
        }
        let rate = figures.syncRatePercent.flatMap { JSONNumber("\($0)") }
        return .object([
            "date_from": .string(figures.from.text), "date_to": .string(figures.to.text),
            "judged_at": JSONValue(figures.judgedAt), "by_resource_type": .object(types),
            "skipped_by_reason": .object(reasons),
            "encounters_finished": JSONValue(figures.encountersFinished),
            "encounters_created": JSONValue(figures.encountersCreated),
            "encounters_synced": JSONValue(figures.encountersSynced),
            "encounters_handed_in_later": JSONValue(figures.encountersHandedInLater),
            "sync_rate_percent": rate.map(JSONValue.number) ?? .null,
            "common_errors": .array(
                figures.commonErrors.map { error in
                    .object([
                        "error_type": .string(error.errorType), "count": JSONValue(error.count),
                    ])
                }),
        ])
    }
}
