// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

/// A library target of this package; `imports` lists the only edges it may have.
func library(_ name: String, imports: [String] = []) -> Target {
    .target(name: name, dependencies: imports.map { .byName(name: $0) }, swiftSettings: strict)
}

func tests(_ name: String, of imports: [String]) -> Target {
    .testTarget(
        name: name, dependencies: (imports + ["TestSupport"]).map { .byName(name: $0) }, swiftSettings: strict)
}

let package = Package(
    name: "lambda-cost",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "lambda-cost", targets: ["lambda-cost"])],
    targets: [
        library("ExactMath"),
        library("JSONText"),
        library("StrictJSON", imports: ["ExactMath", "JSONText"]),
        library("CostCurves", imports: ["ExactMath"]),
        library("BreakEven", imports: ["CostCurves", "ExactMath"]),
        library("Pricing", imports: ["ExactMath", "JSONText", "StrictJSON"]),
        library("PriceList", imports: ["ExactMath", "JSONText", "Pricing", "StrictJSON"]),
        library("CostModel", imports: ["CostCurves", "ExactMath", "JSONText", "Pricing", "StrictJSON"]),
        library("Reports", imports: ["ExactMath", "JSONText"]),
        .executableTarget(
            name: "lambda-cost",
            dependencies: [
                "BreakEven", "CostCurves", "CostModel", "ExactMath", "JSONText", "PriceList", "Pricing", "Reports",
                "StrictJSON",
            ],
            swiftSettings: strict),
        // Not part of the product: writes the price tables and scenario files into the sources.
        .executableTarget(name: "embed-files", swiftSettings: strict),
        // Not part of the product: times the solver against bisection; `Tests/Benchmarks/run` calls it.
        .executableTarget(
            name: "solver-benchmark",
            dependencies: ["BreakEven", "CostCurves", "CostModel", "ExactMath", "Pricing"], swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["CostCurves", "ExactMath"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("ExactMathTests", of: ["ExactMath"]),
        tests("JSONTextTests", of: ["JSONText"]),
        tests("StrictJSONTests", of: ["ExactMath", "JSONText", "StrictJSON"]),
        tests("CostCurvesTests", of: ["CostCurves", "ExactMath"]),
        tests("BreakEvenTests", of: ["BreakEven", "CostCurves", "ExactMath"]),
        tests("PricingTests", of: ["ExactMath", "JSONText", "Pricing"]),
        tests("PriceListTests", of: ["ExactMath", "JSONText", "PriceList", "Pricing"]),
        tests("CostModelTests", of: ["CostCurves", "CostModel", "ExactMath", "JSONText", "Pricing"]),
        tests("ReportsTests", of: ["ExactMath", "JSONText", "Reports"]),
        tests(
            "CommandTests",
            of: ["BreakEven", "CostCurves", "CostModel", "ExactMath", "JSONText", "Pricing", "lambda-cost"]),
    ]
)
