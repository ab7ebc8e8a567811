// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "differential",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "vigie", path: "../..")],
  targets: [
    .executableTarget(
      name: "Runner", dependencies: [.product(name: "CEL", package: "vigie")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
      ])
  ]
)
