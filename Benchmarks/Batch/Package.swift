// swift-tools-version: 6.2
import PackageDescription

// `package` access ends where a package does, so this one builds the engine's modules itself, through the link Engine.
let package = Package(
  name: "stages",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(name: "CLibYAML", path: "Engine/CLibYAML", pkgConfig: "yaml-0.1"),
    .target(name: "Diagnostics", path: "Engine/Diagnostics"),
    .target(name: "YAMLDocument", dependencies: ["Diagnostics", "CLibYAML"], path: "Engine/YAMLDocument"),
    .target(name: "CEL", dependencies: ["Diagnostics"], path: "Engine/CEL"),
    .target(
      name: "DeclarationSchema", dependencies: ["CEL", "YAMLDocument", "Diagnostics"],
      path: "Engine/DeclarationSchema"),
    .target(
      name: "Policy", dependencies: ["CEL", "DeclarationSchema", "YAMLDocument", "Diagnostics"],
      path: "Engine/Policy"),
    .target(name: "Findings", dependencies: ["Diagnostics"], path: "Engine/Findings"),
    .target(
      name: "Compliance",
      dependencies: ["Policy", "DeclarationSchema", "CEL", "YAMLDocument", "Findings", "Diagnostics"],
      path: "Engine/Compliance"),
    .target(
      name: "Reporting",
      dependencies: [
        "Findings", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      path: "Engine/Reporting", exclude: ["TEMPLATES.md"],
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
    .executableTarget(
      name: "stages",
      dependencies: [
        "Compliance", "Policy", "DeclarationSchema", "CEL", "YAMLDocument", "Findings", "Reporting", "Diagnostics",
      ]),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
  ]
}
