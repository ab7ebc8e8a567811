// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "vigie",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "vigie", targets: ["vigie"]),
    .library(name: "CEL", targets: ["CEL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .yum(["libyaml-devel"]), .brew(["libyaml"])]),
    .target(name: "Diagnostics"),
    .target(name: "YAMLDocument", dependencies: ["Diagnostics", "CLibYAML"]),
    .target(name: "CEL", dependencies: ["Diagnostics"]),
    .target(name: "DeclarationSchema", dependencies: ["CEL", "YAMLDocument", "Diagnostics"]),
    .target(name: "Policy", dependencies: ["CEL", "DeclarationSchema", "YAMLDocument", "Diagnostics"]),
    .target(name: "Findings", dependencies: ["Diagnostics"]),
    .target(
      name: "Compliance",
      dependencies: ["Policy", "DeclarationSchema", "CEL", "YAMLDocument", "Findings", "Diagnostics"]),
    .target(
      name: "Archive",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "Batch",
      dependencies: [
        "Archive", "Compliance", "YAMLDocument", "Findings", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "Reporting",
      dependencies: [
        "Findings", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["TEMPLATES.md"],
      resources: [
        .embedInCode("Schemas/report.v1.schema.json"),
        .embedInCode("Templates/head.mustache"),
        .embedInCode("Templates/body.mustache"),
        .embedInCode("Templates/declaration.mustache"),
        .embedInCode("Templates/result.mustache"),
        .embedInCode("Templates/lines.mustache"),
        .embedInCode("Templates/report.css"),
        .embedInCode("Templates/report.js"),
      ]),
    .target(
      name: "BuiltinPolicies", path: "Policies",
      resources: [
        .embedInCode("cameleon-r3.yaml"), .embedInCode("platform.v1.schema.yaml"),
        .embedInCode("policy.v1.schema.yaml"),
      ]),
    .executableTarget(
      name: "vigie",
      dependencies: [
        "Archive", "Batch", "CEL", "Compliance", "Findings", "Reporting", "Policy", "DeclarationSchema",
        "BuiltinPolicies",
        "YAMLDocument", "Diagnostics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

    .target(name: "TestData", path: "Tests/TestData"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "YAMLDocumentTests", dependencies: ["YAMLDocument", "Diagnostics", "TestData"]),
    .testTarget(
      name: "CELTests", dependencies: ["CEL", "Diagnostics", "TestData"]),
    .testTarget(
      name: "DeclarationSchemaTests",
      dependencies: ["DeclarationSchema", "CEL", "YAMLDocument", "Diagnostics", "BuiltinPolicies", "TestData"]),
    .testTarget(
      name: "PolicyTests",
      dependencies: [
        "Policy", "DeclarationSchema", "CEL", "YAMLDocument", "BuiltinPolicies", "Diagnostics", "TestData",
      ]),
    .testTarget(
      name: "ComplianceTests",
      dependencies: [
        "Compliance", "Findings", "Policy", "DeclarationSchema", "CEL", "YAMLDocument", "BuiltinPolicies",
        "Diagnostics",
        "TestData",
      ]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Findings", "Diagnostics", "TestData"],
      exclude: ["Goldens"]),
    .testTarget(
      name: "ArchiveTests",
      dependencies: ["Archive", .product(name: "SystemPackage", package: "swift-system")]),
    .testTarget(
      name: "BatchTests",
      dependencies: [
        "Archive", "Batch", "Compliance", "Findings", "Policy", "DeclarationSchema", "CEL", "YAMLDocument",
        "BuiltinPolicies",
        "Diagnostics", "TestData", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "ProjectTests",
      dependencies: [
        "BuiltinPolicies", "DeclarationSchema", "Diagnostics", "Policy", "TestData", "YAMLDocument", "vigie",
      ],
      exclude: ["validate.py", "accessibility.py"]),
  ]
)

// One language mode for every target: what is unsafe or loosely typed must say so where it stands.
for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
  ]
}
