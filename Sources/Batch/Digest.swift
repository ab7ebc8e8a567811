// The digest by which reports name the bytes that were judged, and the policy that judged them.

import Archive

/// SHA-256 in lower-case hexadecimal.
func hexadecimalDigest(of bytes: [UInt8]) -> String { Fingerprint(of: bytes).hexadecimal }
