// What an input holds, once it is read: the bytes of a file, or what a line of a stream carries.

import Diagnostics
import SystemPackage
import YAMLDocument

struct InputContent {
  /// As a report names the input.
  var name: String
  /// What is judged; nil where it could not be read.
  var bytes: [UInt8]?
  /// What YAML's reader is given instead of the bytes.
  var readable: [UInt8]?
  /// Why there is nothing to judge.
  var failure: Diagnostic?
}

extension Input {
  func content(_ settings: BatchSettings) -> InputContent {
    if case .record(let place, let line) = source {
      return InputContent(ofLine: line, at: place, depthLimit: settings.limits.maximumDepth)
    }
    do throws(InputFault) {
      return InputContent(name: name, bytes: try read(settings))
    } catch {
      return InputContent(name: name, failure: error.diagnostic())
    }
  }

  private func read(_ settings: BatchSettings) throws(InputFault) -> [UInt8] {
    let limit = settings.limits.maximumBytes
    let interruption = settings.interruption
    switch source {
    case .named(let path, _):
      return try FileContent.read(path, limit: limit, unless: interruption)
    case .found(let file):
      return try FileContent.read(file, limit: limit, unless: interruption)
    case .standardInput:
      return try FileContent.read(settings.standardInput, isFound: false, limit: limit, unless: interruption)
    case .record(_, let line): return line
    case .refused(_, let fault): throw fault
    }
  }
}
