// Runs the built program the way a user would.

import Foundation
import TestData

struct Program {
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  /// The program stands beside the test bundle.
  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "vigie")

  /// Runs `vigie` in the project's folder.
  ///
  /// - Parameter language: the value of LANG; the environment is otherwise empty but for PATH.
  static func run(_ arguments: [String], input: String = "", language: String = "C") throws -> Result {
    try run(executable.path, arguments, input: input, language: language)
  }

  /// Runs another program there.
  static func run(
    _ executable: String, _ arguments: [String], input: String = "", language: String = "C"
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = SharedData.projectRoot
    process.environment = ["LANG": language, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // A program that refuses the beginning may be gone before the end is written, which is nothing to die of.
    signal(SIGPIPE, SIG_IGN)
    try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      output: String(decoding: printed, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self),
      status: process.terminationStatus)
  }
}
