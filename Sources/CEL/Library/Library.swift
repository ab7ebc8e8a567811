// The families of functions that an environment can offer.

/// A named family of functions.
public struct Library: Sendable {
  public let name: String
  public let functions: [Function]

  public init(_ name: String, _ functions: [Function]) {
    self.name = name
    self.functions = functions
  }
}

extension Library {
  /// Every family there is, the standard one first.
  public static let all: [Library] = [
    standard, strings, math, lists, sets, encoders, optionals, network, calendar,
  ]
}
