// The program `vigie`. Everything that prints, reads the clock or sets the exit status lives in this module; what it
// says comes from the modules below.

import ArgumentParser
import Diagnostics
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct Vigie: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "vigie",
    abstract: "Check declarations of online platforms against CAMELEON's recommendation 3.",
    discussion: """
      Vigie reads YAML declarations of online platforms (who a space is for, whether adults can contact minors there, \
      who moderates, how users report) and says for each virtual space whether recommendation 3 is met, not met, not \
      applicable, or cannot be decided from what was declared: with the reason, the place in the file, and what to do.

      Examples:
        vigie check declaration.yaml
        vigie check declarations/ --format text --format json=report.json
        vigie check --lang fr --profile precautionary declaration.yaml
        cat declaration.yaml | vigie check - --stdin-filename declaration.yaml
        vigie check --policy my-policy.yaml --set young_age=21 declaration.yaml
        vigie render report.json --format text=report.txt
        vigie eval 'variables.channels_open' --declaration declaration.yaml --explain

      Exit status of `check`:
        0  nothing at or above --fail-on
        1  some declaration does not meet the recommendation
        2  something could not be judged: usage, unreadable or invalid input, a policy that does not load, an
           interruption
        3  none falls short, but some cannot be decided
      """,
    version: version,
    subcommands: [CheckCommand.self, RenderCommand.self, EvalCommand.self, SchemaCommand.self])
}

@main
enum Program {
  /// The argument parser's own way of exiting would end a usage error with a status that is not ours.
  nonisolated static func main() {
    keepStandardStreams()
    // A reader that goes away is noticed when writing fails, and ends the run quietly; so is a limit on files' sizes.
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    Signals.admit()
    guard !CommandLine.arguments.isEmpty else {
      _ = try? FileDescriptor.standardError.writeAll(Array((unknownArguments[Console.preferredLanguage] + "\n").utf8))
      exit(ExitStatus.couldNotJudge.rawValue)
    }
    if appliesUsualPolicy { LoadedPolicy.loadAhead() }
    do {
      let command = try command()
      if let check = command as? CheckCommand { run(check) }
      exit(status(of: command))
    } catch {
      exit(status(endingWith: error, of: Vigie.self))
    }
  }

  private static func status(of command: consuming some ParsableCommand) -> Int32 {
    do {
      try command.run()
      return ExitStatus.passed.rawValue
    } catch {
      return status(endingWith: error, of: type(of: command))
    }
  }

  private static let unknownArguments = LocalizedText(
    en: "Error: the system does not tell the arguments: /proc must be there, and one more file be allowed to be open.",
    fr: "Erreur : le système ne livre pas les arguments : il faut /proc, et le droit d’ouvrir un fichier de plus."
  )

  /// Takes the places of standard streams that are closed, so that no other file comes to be one. What is taken can
  /// neither be read nor written as the stream would be, which is told where somebody tries.
  private static func keepStandardStreams() {
    for stream in [FileDescriptor.standardInput, .standardOutput, .standardError]
    where fcntl(stream.rawValue, F_GETFD) == -1 {
      _ = try? FileDescriptor.open(FilePath("/dev/null"), stream == .standardInput ? .writeOnly : .readOnly)
    }
  }

  /// Runs the command that may have to wait for what it began, and ends with it.
  private static func run(_ check: CheckCommand) -> Never {
    if check.options.suitableJobs == 1, #available(macOS 26, *) {
      // It waits for nothing, and is done here and now: no other thread has to be begun for it.
      Task.immediate { await end(with: check) }
    } else {
      Task.detached { await end(with: check) }
    }
    while true { pause() }
  }

  nonisolated(nonsending) private static func end(with check: CheckCommand) async {
    do {
      try await check.run()
      exit(ExitStatus.passed.rawValue)
    } catch {
      exit(status(endingWith: error, of: CheckCommand.self))
    }
  }

  /// The command as it was typed.
  private static func command() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    // Reading what is typed after a command takes half the time where the others need not be looked at. What is wrong
    // or asks for help is told by the program as a whole.
    if arguments.first == CheckCommand.name, let check = try? CheckCommand.parse(Array(arguments.dropFirst())) {
      return check
    }
    return try Vigie.parseAsRoot()
  }

  /// Whether the command line looks as if the policy that most runs apply will be asked for.
  private static var appliesUsualPolicy: Bool {
    let arguments = CommandLine.arguments.dropFirst()
    return arguments.first == CheckCommand.name
      && !arguments.contains { $0.hasPrefix("--policy") || $0.hasPrefix("-p") || $0.hasPrefix("-h") }
  }

  /// - Parameter command: that found the error; the program as a whole where the arguments could not be read.
  private static func status(endingWith error: any Error, of command: any ParsableCommand.Type) -> Int32 {
    if let code = error as? ExitCode { return code.rawValue }
    let isAsked = Vigie.exitCode(for: error).isSuccess
    let message = (error as? ValidationError)?.message(of: command) ?? Vigie.fullMessage(for: error)
    let stream = isAsked ? FileDescriptor.standardOutput : FileDescriptor.standardError
    let text = isAsked ? message : Language.typed.complaint(message)
    if !text.isEmpty { _ = try? stream.writeAll(Array((text + "\n").utf8)) }
    return isAsked ? ExitStatus.passed.rawValue : ExitStatus.couldNotJudge.rawValue
  }
}
