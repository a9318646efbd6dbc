/// Times of one repeated piece of work.
struct Timings {
    private var milliseconds: [Double] = []

    mutating func measure<Value>(_ work: () async throws -> Value) async rethrows -> Value {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try await work()
        self.add(clock.now - start)
        return value
    }

    mutating func add(_ duration: Duration) {
        self.milliseconds.append(duration / .milliseconds(1))
    }

    var median: Double { self.quantile(0.5) }
    var p99: Double { self.quantile(0.99) }
    var total: Double { self.milliseconds.reduce(0, +) }

    private func quantile(_ share: Double) -> Double {
        guard !self.milliseconds.isEmpty else { return 0 }
        let sorted = self.milliseconds.sorted()
        return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
    }
}
