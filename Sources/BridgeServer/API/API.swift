/// Every call there is.
enum API {
    static let endpoints: [Endpoint] = [
        ConfigurationEndpoints.all, FacilityEndpoints.all, QueueEndpoints.all,
        BulkRetryEndpoints.all, EncounterEndpoints.all, ConsentEndpoints.all,
        StatisticsEndpoints.all, ErrorEndpoints.all, LookupEndpoints.all,
        HealthEndpoints.all, RecordEndpoints.all, SessionEndpoints.all, PeopleEndpoints.all,
        AuditEndpoints.all, WebhookEndpoints.all, WatchingEndpoints.all, DocumentEndpoints.all,
    ].flatMap { $0 }
}
