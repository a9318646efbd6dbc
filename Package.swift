// swift-tools-version: 6.2
import PackageDescription

/// Our own code builds without a warning; dependencies answer for themselves.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "jembatan",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "jembatan", targets: ["jembatan"]),
        // What the benchmarks, a package of their own, measure.
        .library(
            name: "JembatanParts",
            targets: ["DemoClinic", "RecordMapping", "StoreSQLite", "SyncEngine"]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Values.
        .target(name: "FHIRR4", swiftSettings: strict),
        .target(name: "ClinicRecord", dependencies: ["FHIRR4"], swiftSettings: strict),
        .target(name: "SyncCore", swiftSettings: strict),
        // Domain.
        .target(
            name: "RecordMapping",
            dependencies: ["FHIRR4", "ClinicRecord", "SyncCore"],
            swiftSettings: strict
        ),
        .target(
            name: "SatusehatRules",
            dependencies: ["FHIRR4", "ClinicRecord", "SyncCore"],
            swiftSettings: strict
        ),
        // Ports.
        .target(
            name: "Satusehat",
            dependencies: [
                "FHIRR4", "SyncCore",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "SyncStore",
            dependencies: [
                "SyncCore", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        // Adapters.
        .target(
            name: "StoreSQLite",
            dependencies: [
                "SyncStore", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "SatusehatHTTP",
            dependencies: [
                "Satusehat", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict
        ),
        // Engine.
        .target(
            name: "SyncEngine",
            dependencies: [
                "RecordMapping", "SatusehatRules", "Satusehat", "SyncStore",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        // Faces.
        .target(
            name: "BridgeServer",
            dependencies: [
                "SyncEngine", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        // Support.
        .target(
            name: "SatusehatSimulator",
            dependencies: ["FHIRR4", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: strict
        ),
        .target(
            name: "SimulatorServer",
            dependencies: [
                "SatusehatSimulator",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(name: "DemoClinic", dependencies: ["FHIRR4"], swiftSettings: strict),
        .target(name: "SyncStoreTesting", dependencies: ["SyncStore"], swiftSettings: strict),
        .target(
            name: "EngineSimulation",
            dependencies: ["SyncEngine", "SatusehatSimulator", "DemoClinic"],
            swiftSettings: strict
        ),
        .target(
            name: "HostileInput",
            dependencies: [
                "EngineSimulation", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        // Program.
        .executableTarget(
            name: "jembatan",
            dependencies: [
                "BridgeServer", "SyncEngine", "StoreSQLite", "SatusehatHTTP", "SatusehatSimulator",
                "SimulatorServer", "DemoClinic",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Metrics", package: "swift-metrics"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "jembatan-simulation",
            dependencies: [
                "EngineSimulation", "StoreSQLite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "jembatan-fuzz",
            dependencies: [
                "HostileInput", "StoreSQLite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        // Tests.
        .testTarget(name: "FHIRR4Tests", dependencies: ["FHIRR4"], swiftSettings: strict),
        .testTarget(
            name: "ClinicRecordTests",
            dependencies: ["ClinicRecord"],
            swiftSettings: strict
        ),
        .testTarget(name: "SyncCoreTests", dependencies: ["SyncCore"], swiftSettings: strict),
        .testTarget(
            name: "RecordMappingTests",
            dependencies: ["RecordMapping"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SatusehatRulesTests",
            dependencies: ["SatusehatRules", "DemoClinic", "RecordMapping", "SatusehatSimulator"],
            swiftSettings: strict
        ),
        .testTarget(name: "SatusehatTests", dependencies: ["Satusehat"], swiftSettings: strict),
        .testTarget(
            name: "SatusehatHTTPTests",
            dependencies: ["SatusehatHTTP"],
            swiftSettings: strict
        ),
        .testTarget(name: "SyncStoreTests", dependencies: ["SyncStore"], swiftSettings: strict),
        .testTarget(
            name: "StoreSQLiteTests",
            dependencies: ["StoreSQLite", "SyncStoreTesting"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SatusehatSimulatorTests",
            dependencies: ["SatusehatSimulator", "SatusehatRules"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SimulatorServerTests",
            dependencies: [
                "SimulatorServer",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "DemoClinicTests",
            dependencies: ["DemoClinic", "ClinicRecord", "RecordMapping", "SatusehatSimulator"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "SyncEngineTests",
            dependencies: ["SyncEngine", "EngineSimulation", "StoreSQLite"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HostileInputTests",
            dependencies: ["HostileInput", "StoreSQLite"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "BridgeServerTests",
            dependencies: [
                "BridgeServer", "EngineSimulation", "StoreSQLite",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "jembatanTests", dependencies: ["jembatan", "BridgeServer"], swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
