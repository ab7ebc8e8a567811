// What can be wrong with the state of an interrupted run or with a cache, in words.

import Archive
import Diagnostics
import SystemPackage

extension StateFault {
  func diagnostic(_ path: String) -> Diagnostic {
    let name = path.withoutControls
    switch self {
    case .inaccessible(let error):
      let reason = error.reason
      return Diagnostic(
        code: "state.inaccessible",
        message: LocalizedText(
          en: "the state of the run cannot be kept in \(name): \(reason.english)",
          fr: "l’état de l’exécution ne peut être conservé dans \(name)\u{A0}: \(reason.french)"),
        help: LocalizedText(
          en: "name after --resume a file in a folder that exists, can be written and has room",
          fr: "nommez après --resume un fichier d’un dossier qui existe, où l’on peut écrire et où il reste de la place"
        )
      )
    case .inUse:
      return Diagnostic(
        code: "state.in_use",
        message: LocalizedText(
          en: "another run is at work with the state \(name)",
          fr: "une autre exécution travaille avec l’état \(name)"),
        help: LocalizedText(
          en: "wait until it is over, or name another file after --resume",
          fr: "attendez qu’elle se termine, ou nommez un autre fichier après --resume"))
    case .foreign:
      return Diagnostic(
        code: "state.foreign",
        message: LocalizedText(
          en: "\(name) is something else than the state of a run",
          fr: "\(name) est autre chose que l’état d’une exécution"),
        help: LocalizedText(
          en: "name after --resume a file that an interrupted run left, or one that is not there yet",
          fr: "nommez après --resume un fichier laissé par une exécution interrompue, ou qui n’existe pas encore"))
    case .otherVersion:
      return Diagnostic(
        code: "state.other_version",
        message: LocalizedText(
          en: "\(name) is the state of a run of another version of this program",
          fr: "\(name) est l’état d’une exécution d’une autre version de ce programme"),
        help: Self.otherFile)
    }
  }

  fileprivate static let otherFile = LocalizedText(
    en: "name another file after --resume, or remove this one, to start anew",
    fr: "nommez un autre fichier après --resume, ou supprimez celui-ci, pour recommencer")

  /// Why a run cannot go on with what another one left.
  static func diagnostic(
    of difference: RunTrait, then: RunTraits, now: RunTraits, _ path: String
  ) -> Diagnostic {
    let name = path.withoutControls
    let (what, advice) = words(difference, then: then[difference], now: now[difference])
    return Diagnostic(
      code: "state.other_run",
      message: LocalizedText(
        en: "the run that left \(name) cannot be continued by this one: \(what.english)",
        fr: "l’exécution qui a laissé \(name) ne peut être continuée par celle-ci\u{A0}: \(what.french)"),
      help: LocalizedText(
        en: "\(advice.english); or \(otherFile.english)", fr: "\(advice.french)\u{A0}; ou \(otherFile.french)"))
  }

  private static func words(_ trait: RunTrait, then: String, now: String) -> (LocalizedText, LocalizedText) {
    let again = LocalizedText(
      en: "repeat its command line", fr: "répétez sa ligne de commande")
    return switch trait {
    case .program:
      (
        LocalizedText(
          en: "it was a run of another version of this program",
          fr: "c’était une exécution d’une autre version de ce programme"),
        LocalizedText(en: "use that version", fr: "utilisez cette version")
      )
    case .policy:
      (
        LocalizedText(en: "its policy was another, or has changed", fr: "sa politique était autre, ou a changé"),
        LocalizedText(en: "name the policy as it was", fr: "nommez la politique telle qu’elle était")
      )
    case .profile:
      (
        LocalizedText(
          en: "its profile was \(then.withoutControls), and this one's is \(now.withoutControls)",
          fr: "son profil était \(then.withoutControls), et celui-ci est \(now.withoutControls)"), again
      )
    case .parameters:
      (LocalizedText(en: "its parameters were others", fr: "ses paramètres étaient autres"), again)
    case .day:
      (
        LocalizedText(
          en: "it judged by \(then.withoutControls), and this one judges by \(now.withoutControls)",
          fr: "elle jugeait au \(then.withoutControls), et celle-ci juge au \(now.withoutControls)"),
        LocalizedText(
          en: "leave --as-of out, which keeps its day", fr: "ne donnez pas --as-of, ce qui garde son jour")
      )
    case .language:
      (
        LocalizedText(en: "it spoke another language", fr: "elle parlait une autre langue"),
        LocalizedText(
          en: "write --lang \(then.withoutControls)", fr: "écrivez --lang \(then.withoutControls)")
      )
    case .limits:
      (LocalizedText(en: "its limits on input were others", fr: "ses limites d’entrée étaient autres"), again)
    case .detail:
      (
        LocalizedText(
          en: "only one of them has --verbose", fr: "une seule des deux a --verbose"), again
      )
    case .inputs:
      (
        LocalizedText(
          en: "it was asked for other files, or in another folder",
          fr: "d’autres fichiers lui étaient demandés, ou dans un autre dossier"),
        LocalizedText(
          en: "repeat its command line in its folder", fr: "répétez sa ligne de commande dans son dossier")
      )
    }
  }
}

extension RunKeeper {
  static func diagnostic(ofCache path: String, _ error: Errno) -> Diagnostic {
    let (name, reason) = (path.withoutControls, error.reason)
    return Diagnostic(
      code: "cache.inaccessible",
      message: LocalizedText(
        en: "findings cannot be kept in \(name): \(reason.english)",
        fr: "les résultats ne peuvent être conservés dans \(name)\u{A0}: \(reason.french)"),
      help: LocalizedText(
        en: "name after --cache a folder that can be made, or one that can be written",
        fr: "nommez après --cache un dossier qui peut être créé, ou un dossier où l’on peut écrire"))
  }

  static func remark(onCache path: String, _ error: Errno) -> LocalizedText {
    let (name, reason) = (path.withoutControls, error.reason)
    return LocalizedText(
      en: "not all findings of this run could be kept in \(name): \(reason.english)",
      fr: "les résultats de cette exécution n’ont pu être tous conservés dans \(name)\u{A0}: \(reason.french)")
  }
}
