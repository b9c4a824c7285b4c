// swift-tools-version: 6.2
import PackageDescription

/// Where the program is built to need nothing of the system it runs on.
let standalone = BuildSettingCondition.when(platforms: [.linux], traits: ["Standalone"])

/// Where it is built for a fuzzer, which is told what ways were taken.
let fuzzed = BuildSettingCondition.when(traits: ["Fuzz"])

/// Where it is built to run inside a page.
let page = BuildSettingCondition.when(traits: ["Page"])

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

let embedded = ["-enable-experimental-feature", "Embedded", "-wmo", "-gnone"]

/// What the program is made of. Embedded Swift has no runtime to set up, which is most of the time of a short command;
/// a section for each function lets the linker leave out what is never called. Without debugging information it builds in
/// two thirds of the time. Its runtime's checks of exclusive access are empty functions, whose calls take a sixth of a fast
/// loop's time.
///
/// It is a flag because the package manager links as for Embedded Swift wherever a target names the feature, whatever
/// the condition.
let product: [SwiftSetting] =
    strict + [
        .unsafeFlags(
            embedded + ["-enforce-exclusivity=unchecked", "-Xfrontend", "-function-sections"], standalone),
        .unsafeFlags(embedded + ["-Osize"], page),
        .unsafeFlags(["-sanitize-coverage=edge,trace-cmp,inline-8bit-counters,pc-table"], fuzzed),
    ]

#if arch(arm64)
    let embeddedTarget = "aarch64-unknown-linux-gnu"
#else
    let embeddedTarget = "x86_64-unknown-linux-gnu"
#endif

/// Links the C library and Swift's Unicode tables into the program. The tables lie beside the folder of libraries that
/// the compiler makes known to the linker. Nothing is relocated at a start, so there is nothing to make read-only after it;
/// nobody reads the symbols.
let standaloneLinking: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-enable-experimental-feature", "Embedded", "-use-ld=lld", "-Xclang-linker", "-static", "-Xclang-linker",
            "-Wno-unused-command-line-argument",
            "-Xlinker", "--gc-sections", "-Xlinker", "--icf=all", "-Xlinker", "-znorelro", "-Xlinker", "--strip-all",
            "-Xlinker", "-l:../embedded/\(embeddedTarget)/libswiftUnicodeDataTables.a",
        ], standalone),
    .linkedLibrary("m", standalone),
]

/// Links what `Sources/page/build` names: the system that the program finds inside a page, and Swift's Unicode tables. A page
/// calls functions, of which none is `main`.
let pageLinking: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-enable-experimental-feature", "Embedded", "-Xclang-linker", "-nostdlib", "-Xlinker", "--no-entry",
            "-Xlinker", "--strip-all", "-Xlinker", "-zstack-size=4194304",
        ], page)
]

/// What tests call a million times, to compare every volume: optimized as a whole in debug builds too, which makes all
/// random cases ten to thirty times faster and takes eight seconds of a build.
let optimized: [SwiftSetting] = [
    .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
]

/// A library target of this package; `imports` lists the only edges it may have, `data` what `embed-files` writes into its
/// sources.
///
/// In Embedded Swift the program compiles what it uses of a library once more, so the library's own object stays empty.
func library(_ name: String, imports: [String] = [], data: [String] = [], settings: [SwiftSetting] = []) -> Target {
    .target(
        name: name, dependencies: imports.map { .byName(name: $0) }, exclude: data,
        swiftSettings: product + settings + [
            .unsafeFlags(["-Xfrontend", "-emit-empty-object-file"], standalone),
            .unsafeFlags(["-Xfrontend", "-emit-empty-object-file"], page),
        ])
}

/// Tests are not optimized where the program is: that takes longer than they do.
func tests(_ name: String, of imports: [String]) -> Target {
    .testTarget(
        name: name, dependencies: (imports + ["TestSupport"]).map { .byName(name: $0) },
        swiftSettings: strict + [.unsafeFlags(["-Onone"], fuzzed)])
}

let package = Package(
    name: "lambda-cost",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "lambda-cost", targets: ["lambda-cost"])],
    traits: [
        .trait(
            name: "Standalone",
            description: "One file that starts at once and needs no library: Linux with glibc, Swift 6.3 or later."),
        .trait(name: "Fuzz", description: "What a fuzzer feeds; Tests/Fuzz/run makes it."),
        .trait(name: "Page", description: "What a page runs; Sources/page/build makes it."),
    ],
    targets: [
        .systemLibrary(name: "CLibrary"),
        library("ExactMath", settings: optimized),
        library("JSONText"),
        library("StrictJSON", imports: ["ExactMath", "JSONText"]),
        library("ByteScanning", imports: ["JSONText"]),
        library("CostCurves", imports: ["ExactMath"], settings: optimized),
        library("BreakEven", imports: ["CostCurves", "ExactMath"], settings: optimized),
        library("Pricing", imports: ["ExactMath", "JSONText", "StrictJSON"]),
        library("PriceList", imports: ["ByteScanning", "ExactMath", "JSONText", "Pricing", "StrictJSON"]),
        library(
            "CostModel", imports: ["CostCurves", "ExactMath", "JSONText", "Pricing", "StrictJSON"],
            data: ["Published/published.json", "Quotas/quotas.json"]),
        library(
            "Analysis",
            imports: ["BreakEven", "CostCurves", "CostModel", "ExactMath", "JSONText", "Pricing", "StrictJSON"]),
        library("Expressions", imports: ["ExactMath", "JSONText", "StrictJSON"]),
        library("Observations", imports: ["ByteScanning", "ExactMath", "JSONText"]),
        library("Templates", imports: ["ByteScanning", "ExactMath", "JSONText", "StrictJSON"]),
        library("Charts", imports: ["CostCurves", "ExactMath"]),
        library("Reports", imports: ["Charts", "ExactMath", "JSONText"]),
        library(
            "Answers",
            imports: [
                "Analysis", "BreakEven", "Charts", "CostCurves", "CostModel", "ExactMath", "JSONText", "Observations",
                "PriceList",
                "Pricing", "Reports", "Templates",
            ]),
        library("Arguments", imports: ["ExactMath", "JSONText", "Reports", "StrictJSON"]),
        .executableTarget(
            name: "lambda-cost",
            dependencies: [
                "Analysis", "Answers", "Arguments", "BreakEven", "Charts", "CostCurves", "CostModel", "ExactMath",
                "Expressions", "JSONText", "Observations", "PriceList", "Pricing", "Reports", "StrictJSON",
                "Templates",
                .target(name: "CLibrary", condition: .when(platforms: [.linux], traits: ["Standalone"])),
                .target(name: "CLibrary", condition: .when(traits: ["Page"])),
            ],
            swiftSettings: product, linkerSettings: standaloneLinking + pageLinking),
        // Not part of the product: writes the price tables and scenario files into the sources.
        .executableTarget(name: "embed-files", dependencies: ["JSONText"], swiftSettings: strict),
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
        tests("ByteScanningTests", of: ["ByteScanning", "JSONText"]),
        tests("CostCurvesTests", of: ["CostCurves", "ExactMath"]),
        tests("BreakEvenTests", of: ["BreakEven", "CostCurves", "ExactMath"]),
        tests("PricingTests", of: ["ExactMath", "JSONText", "Pricing"]),
        tests("PriceListTests", of: ["ByteScanning", "ExactMath", "JSONText", "PriceList", "Pricing", "StrictJSON"]),
        tests("CostModelTests", of: ["CostCurves", "CostModel", "ExactMath", "JSONText", "Pricing", "StrictJSON"]),
        tests("AnalysisTests", of: ["Analysis", "CostCurves", "CostModel", "ExactMath", "Pricing"]),
        tests("ExpressionsTests", of: ["ExactMath", "Expressions", "JSONText"]),
        tests("ObservationsTests", of: ["ByteScanning", "ExactMath", "JSONText", "Observations"]),
        tests("TemplatesTests", of: ["JSONText", "Templates"]),
        tests("ChartsTests", of: ["Charts", "CostCurves", "ExactMath"]),
        tests("ReportsTests", of: ["Charts", "ExactMath", "JSONText", "Reports"]),
        tests("ArgumentsTests", of: ["Arguments", "ExactMath"]),
        tests(
            "CommandTests",
            of: [
                "BreakEven", "CostCurves", "CostModel", "ExactMath", "JSONText", "PriceList", "Pricing", "lambda-cost",
            ]),
    ]
)
