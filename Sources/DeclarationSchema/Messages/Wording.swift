// A message before it has a place: its stable code and its texts in both languages.

import Diagnostics

struct Wording {
  let code: String
  var message: LocalizedText
  let help: LocalizedText?

  init(_ code: String, _ message: LocalizedText, help: LocalizedText? = nil) {
    self.code = code
    self.message = message
    self.help = help
  }
}

extension Diagnostic {
  init(_ wording: Wording, severity: Severity = .error, span: SourceSpan? = nil, path: String? = nil) {
    self.init(severity, code: wording.code, message: wording.message, help: wording.help, span: span, path: path)
  }
}

/// Text of the input as it is shown in a message: in backticks, harmless, not too long.
func quote(_ text: some StringProtocol) -> String {
  joined("`", String(text).withoutControls.shortened(to: 60), "`")
}

/// Texts in one, of which nothing is written twice: one that grows by its parts takes several times as long.
func joined(_ first: String, _ second: String, _ third: String, _ fourth: String = "") -> String {
  let count = first.utf8.count + second.utf8.count + third.utf8.count + fourth.utf8.count
  return unsafe String(unsafeUninitializedCapacity: count) { buffer in
    var rest = unsafe buffer[...]
    unsafe write(first, to: &rest)
    unsafe write(second, to: &rest)
    unsafe write(third, to: &rest)
    unsafe write(fourth, to: &rest)
    return unsafe rest.startIndex
  }
}

private func write(_ part: String, to rest: inout Slice<UnsafeMutableBufferPointer<UInt8>>) {
  let end = unsafe rest.initialize(fromContentsOf: part.utf8)
  unsafe rest = rest[end...]
}

/// A list of names, shortened where it is long.
func quote(list names: some Collection<String>, limit: Int = 8) -> String {
  let shown = names.prefix(limit).map { quote($0) }.joined(separator: ", ")
  return names.count > limit ? shown + ", …" : shown
}
