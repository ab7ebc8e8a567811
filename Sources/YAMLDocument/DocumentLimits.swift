// How much of a stream is read before it is refused. The numbers are policy and come from outside; what passing one
// of them means, and the words for it, belong to the reader and its builder.

/// The limits of one YAML stream; each acts while events arrive, the size before the first.
///
/// - `maximumBytes`: of the file. The text of one document, with its aliases expanded, may be twice as long.
/// - `maximumDepth`: of collections inside collections, aliases followed. Values above 1,024 act as 1,024, so that
///   whoever walks a tree may recurse.
/// - `maximumNodes`: of one document, keys included, where a node counts again at every alias and merge that
///   repeats it.
/// - `maximumDocuments`: of one stream.
package struct DocumentLimits: Sendable, Hashable {
  package var maximumBytes: Int
  package var maximumDepth: Int
  package var maximumNodes: Int
  package var maximumDocuments: Int

  package init(
    maximumBytes: Int = 16 << 20, maximumDepth: Int = 64, maximumNodes: Int = 1_000_000,
    maximumDocuments: Int = 10_000
  ) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
    self.maximumNodes = maximumNodes
    self.maximumDocuments = maximumDocuments
  }

  /// The same limits, no larger than the tree's 32-bit counters and a walk's stack can bear.
  var bounded: DocumentLimits {
    DocumentLimits(
      maximumBytes: min(maximumBytes, Int(Int32.max)), maximumDepth: min(maximumDepth, 1_024),
      maximumNodes: min(maximumNodes, Int(Int32.max) - 1), maximumDocuments: maximumDocuments)
  }
}
