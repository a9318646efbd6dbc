// swift-tools-version: 6.2
import PackageDescription

/// A package of its own, so that measuring adds nothing to what the program depends on.
let package = Package(
    name: "jembatan-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "jembatan", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "jembatan-benchmarks",
            dependencies: [
                .product(name: "JembatanParts", package: "jembatan"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error)]
        )
    ],
    swiftLanguageModes: [.v6]
)
