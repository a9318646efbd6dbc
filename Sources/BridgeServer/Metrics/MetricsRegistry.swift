import Synchronization

/// Counters and histograms, kept in the process and written out as Prometheus text.
///
/// Labels are routes, statuses and codes, a bounded set; nothing that names a person, a record or an
/// address is ever one.
public final class MetricsRegistry: Sendable {
    /// Series of one name; what comes beyond is counted under `other`, so that memory is bounded.
    private static let seriesMax = 1_000
    /// Seconds; from what a cached answer takes to what a person gives up on.
    private static let bounds: [Double] = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
    ]

    private struct Histogram {
        var counts = [Int](repeating: 0, count: MetricsRegistry.bounds.count)
        var total = 0
        var sum = 0.0

        mutating func observe(_ value: Double) {
            self.total += 1
            self.sum += value
            for index in MetricsRegistry.bounds.indices
            where value <= MetricsRegistry.bounds[index] {
                self.counts[index] += 1
                break
            }
        }
    }

    private struct State {
        var counters: [String: [String: Int]] = [:]
        var histograms: [String: [String: Histogram]] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    public func count(_ name: String, _ labels: [(String, String)] = [], by amount: Int = 1) {
        let key = PrometheusText.labels(labels)
        self.state.withLock { state in
            let isRoom =
                state.counters[name]?[key] != nil
                || state.counters[name]?.count ?? 0 < Self.seriesMax
            state.counters[name, default: [:]][isRoom ? key : "{other=\"true\"}", default: 0] +=
                amount
        }
    }

    public func observe(_ name: String, _ labels: [(String, String)] = [], seconds: Double) {
        let key = PrometheusText.labels(labels)
        self.state.withLock { state in
            let isRoom =
                state.histograms[name]?[key] != nil
                || state.histograms[name]?.count ?? 0 < Self.seriesMax
            state.histograms[name, default: [:]][
                isRoom ? key : "{other=\"true\"}", default: Histogram()
            ].observe(seconds)
        }
    }

    /// Everything as it stands, with `gauges` read by the caller at this moment.
    func text(gauges: [PrometheusText.Gauge], help: [String: String]) -> String {
        let state = self.state.withLock { $0 }
        var text = PrometheusText(help: help)
        for (name, series) in state.counters.sorted(by: { $0.key < $1.key }) {
            text.begin(name, "counter")
            for (labels, value) in series.sorted(by: { $0.key < $1.key }) {
                text.line(name, labels, "\(value)")
            }
        }
        for (name, series) in state.histograms.sorted(by: { $0.key < $1.key }) {
            text.begin(name, "histogram")
            for (labels, histogram) in series.sorted(by: { $0.key < $1.key }) {
                var sum = 0
                for (bound, count) in zip(Self.bounds, histogram.counts) {
                    sum += count
                    text.line(
                        name + "_bucket", PrometheusText.adding("le", "\(bound)", to: labels),
                        "\(sum)")
                }
                text.line(
                    name + "_bucket", PrometheusText.adding("le", "+Inf", to: labels),
                    "\(histogram.total)")
                text.line(name + "_sum", labels, "\(histogram.sum)")
                text.line(name + "_count", labels, "\(histogram.total)")
            }
        }
        for (name, rows) in Dictionary(grouping: gauges, by: \.name).sorted(by: { $0.key < $1.key })
        {
            text.begin(name, "gauge")
            for row in rows { text.line(name, PrometheusText.labels(row.labels), row.value) }
        }
        return text.text
    }
}
