import Metrics

/// What the engine and storage measure goes through swift-metrics and ends here.
extension MetricsRegistry: MetricsFactory {
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        RegistryCounter(registry: self, label: label, dimensions: dimensions)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        RegistryTimer(registry: self, label: label, dimensions: dimensions)
    }

    /// Values that libraries record of themselves are counted by nobody here.
    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        NOOPMetricsHandler.instance
    }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
}

private final class RegistryCounter: CounterHandler {
    private let registry: MetricsRegistry
    private let label: String
    private let dimensions: [(String, String)]

    init(registry: MetricsRegistry, label: String, dimensions: [(String, String)]) {
        self.registry = registry
        self.label = label
        self.dimensions = dimensions
    }

    func increment(by amount: Int64) {
        self.registry.count(self.label, self.dimensions, by: Int(amount))
    }

    /// Prometheus counters never go back.
    func reset() {}
}

private final class RegistryTimer: TimerHandler {
    private let registry: MetricsRegistry
    private let label: String
    private let dimensions: [(String, String)]

    init(registry: MetricsRegistry, label: String, dimensions: [(String, String)]) {
        self.registry = registry
        self.label = label
        self.dimensions = dimensions
    }

    func recordNanoseconds(_ duration: Int64) {
        self.registry.observe(self.label, self.dimensions, seconds: Double(duration) / 1e9)
    }
}
