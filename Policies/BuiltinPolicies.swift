// The policies and the declaration format that come with the program, embedded in it.

/// A file of this folder, embedded in the program.
package struct BuiltinFile: Sendable {
  /// The file's name, for messages.
  package let name: String
  package let bytes: [UInt8]
}

package enum BuiltinPolicies {
  /// The id of the policy that is applied where none is named.
  package static let defaultPolicyID = "cameleon-r3"

  /// The policies, by id.
  package static let policyIDs = [defaultPolicyID]

  /// The file of a policy; nil where there is none of that id.
  package static func policy(_ id: String) -> BuiltinFile? {
    switch id {
    case defaultPolicyID: defaultPolicy
    default: nil
    }
  }

  /// The policy that is applied where none is named.
  package static var defaultPolicy: BuiltinFile {
    BuiltinFile(name: "cameleon-r3.yaml", bytes: PackageResources.cameleon_r3_yaml)
  }

  /// The JSON Schema of the declaration format vigie.platform/v1.
  package static var declarationSchema: BuiltinFile {
    BuiltinFile(name: "platform.v1.schema.yaml", bytes: PackageResources.platform_v1_schema_yaml)
  }

  /// The JSON Schema of the policy format vigie.policy/v1.
  package static var policySchema: BuiltinFile {
    BuiltinFile(name: "policy.v1.schema.yaml", bytes: PackageResources.policy_v1_schema_yaml)
  }
}
