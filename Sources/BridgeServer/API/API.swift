/// Every call there is.
enum API {
    static let endpoints: [Endpoint] = [
        ConfigurationEndpoints.all, QueueEndpoints.all, ErrorEndpoints.all, LookupEndpoints.all,
        HealthEndpoints.all, RecordEndpoints.all, SessionEndpoints.all, PeopleEndpoints.all,
        AuditEndpoints.all, WatchingEndpoints.all, DocumentEndpoints.all,
    ].flatMap { $0 }
}
