// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "expressions",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "vigie", path: "../..")],
  targets: [
    .target(name: "AllocationCount"),
    .executableTarget(
      name: "ExpressionBenchmark", dependencies: ["AllocationCount", .product(name: "CEL", package: "vigie")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
