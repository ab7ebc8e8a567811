// Inputs that are judged together. Files are opened several at a time before the first of them is judged: reading and
// judging in turns would cost each the other's place in the processor's caches.

/// Goes through inputs by bundles.
struct InputBundles<Inputs: InputIterator> {
  /// So many files of a folder are together.
  private static var size: Int { 32 }

  private var inputs: Inputs

  init(_ inputs: Inputs) { self.inputs = inputs }

  /// Whether the next bundle can be told without waiting.
  var isReady: Bool { inputs.isReady }

  /// The next inputs, at least one; nil after the last. Files of a folder are done in little time each. Whatever else
  /// comes may have to be waited for, so it is alone: nothing must wait with it.
  mutating func next(atMost limit: Int = .max) -> ArraySlice<Input>? {
    guard let first = inputs.next() else { return nil }
    var bundle = [first]
    while first.isFound, bundle.count < min(Self.size, limit), inputs.isAtFoundFile, let next = inputs.next() {
      bundle.append(next)
    }
    return bundle[...]
  }
}

extension ArraySlice<Input> {
  /// How much text is enough to be held at a time, in bytes.
  private static var enoughText: Int { 1 << 17 }

  /// Opens the next of the inputs, at least one where there are any, and takes them away.
  mutating func open(_ settings: CourseSettings) -> [OpenInput] {
    var opened: [OpenInput] = []
    opened.reserveCapacity(count)
    var size = 0
    while size < Self.enoughText, !isEmpty {
      let course = InputCourse(self[startIndex], settings)
      size += course.textSize
      opened.append(OpenInput(course))
      removeFirst()
    }
    return opened
  }
}
