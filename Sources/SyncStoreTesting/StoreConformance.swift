/// The rules that every store keeps, whatever it is made of.
///
/// A new rule of the port starts here. An adapter's tests run each of them on an empty store.
public enum StoreConformance {
    public static let rules: [StoreRule] =
        SetupRules.all + RecordRules.all + PlanRules.all + ClaimRules.all + SettleRules.all
        + EdgeRules.all + CrashRules.all + PersonRules.all + JournalRules.all + AlertRules.all
        + EvidenceRules.all + GateRules.all + AccessRules.all + AuditRules.all + WebhookRules.all
        + ServiceRules.all + BulkRetryRules.all + RetentionRules.all
}
