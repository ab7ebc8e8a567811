// swift-tools-version: 6.2
import PackageDescription

// A package of its own, because only a build with `--sanitize fuzzer` gives the program its main function.
let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "vigie", path: "../..")],
  targets: [
    .executableTarget(
      name: "ExpressionFuzzing", dependencies: [.product(name: "CEL", package: "vigie")],
      swiftSettings: [.strictMemorySafety()])
  ]
)
