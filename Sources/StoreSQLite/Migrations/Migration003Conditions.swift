/// Version 3: the same rules in words that cost nothing to test.
///
/// SQLite makes a temporary tree for every list of three words or more each time that a statement
/// begins, and a change of one delivery tests fourteen such lists. A chain of comparisons says the
/// same without a tree.
///
/// The text of the tables is edited where SQLite keeps it, which its documentation allows for
/// conditions that hold for every stored row; tables made anew would take with them what refers to
/// them.
enum Migration003Conditions {
    static let sql = """
        PRAGMA writable_schema = ON;
        \(edit("satusehat_sync_queue", deliveryLists))
        \(edit("delivery_dependency", dependencyLists))
        \(edit("satusehat_error_log", errorLists))
        PRAGMA writable_schema = RESET;
        DROP INDEX queue_encounter_busy;
        CREATE INDEX queue_encounter_busy
            ON satusehat_sync_queue (organization_id, environment, encounter_id, next_retry_at)
            WHERE encounter_id IS NOT NULL AND (
                phase = 'claimed' OR phase = 'in_flight' OR phase = 'unknown'
                OR (phase = 'waiting' AND next_retry_at IS NOT NULL));
        DROP INDEX queue_sole_sender;
        CREATE UNIQUE INDEX queue_sole_sender
            ON satusehat_sync_queue (
                organization_id, environment, resource_type, business_identifier)
            WHERE business_identifier IS NOT NULL
                AND (phase = 'claimed' OR phase = 'in_flight' OR phase = 'unknown');
        """

    private static let deliveryLists = [
        """
        resource_type IN (
                'Patient', 'Encounter', 'Condition', 'Observation', 'Procedure',
                'MedicationRequest', 'MedicationDispense', 'ServiceRequest', 'DiagnosticReport',
                'Composition', 'Organization', 'Location', 'Practitioner', 'PractitionerRole',
                'Medication', 'Specimen', 'AllergyIntolerance', 'Immunization',
                'MedicationAdministration', 'EpisodeOfCare', 'Consent')
        """,
        "stage IN ('create', 'status', 'finish')",
        "operation IN ('create', 'update', 'search')",
        """
        phase IN (
                'waiting', 'blocked', 'held', 'claimed', 'in_flight', 'unknown', 'created',
                'adopted', 'updated', 'rejected', 'exhausted', 'skipped')
        """,
        "phase IN ('waiting', 'blocked', 'held')",
        "phase IN ('claimed', 'in_flight', 'unknown')",
        "phase IN ('created', 'adopted', 'updated')",
        "disclosure IN ('facility', 'encounter', 'clinical')",
        "phase NOT IN ('waiting', 'claimed', 'in_flight')",
        "phase NOT IN ('created', 'adopted', 'updated')",
    ]

    private static let dependencyLists = [
        "kind IN ('required', 'accepted', 'settled')",
        "state IN ('open', 'satisfied', 'omitted')",
    ]

    private static let errorLists = [
        """
        error_category IN (
                'transient', 'client', 'auth', 'not_found', 'server', 'unknown')
        """,
        """
        resolution_status IN (
                'pending', 'auto_resolved', 'manual_resolved', 'ignored')
        """,
    ]

    /// One statement that rewrites lists in the definition of a table.
    private static func edit(_ table: String, _ lists: [String]) -> String {
        let text = lists.reduce("sql") { text, list in
            "replace(\(text), '\(Self.quoted(list))', '\(Self.quoted(Self.chain(list)))')"
        }
        return "UPDATE sqlite_schema SET sql = \(text) WHERE type = 'table' AND name = '\(table)';"
    }

    /// `a IN ('x', 'y')` as `a = 'x' OR a = 'y'`, and `a NOT IN …` as `a <> 'x' AND a <> 'y'`.
    private static func chain(_ list: String) -> String {
        let column = list.prefix { $0 != " " }
        let isExclusion = list.dropFirst(column.count).hasPrefix(" NOT")
        let words = list.split(separator: "'", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
        return words.map { "\(column) \(isExclusion ? "<>" : "=") '\($0)'" }
            .joined(separator: isExclusion ? " AND " : " OR ")
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
