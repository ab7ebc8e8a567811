// Why an input cannot be judged before its text says anything, in both languages. What is wrong with the text itself
// has its words in YAMLDocument and DeclarationSchema.

import Diagnostics
import SystemPackage

enum InputFault: Sendable, Error, Hashable {
  case missing
  /// A file that a folder listed is not there, or a link leads nowhere.
  case vanished
  case unreadableFile(Errno)
  case unreadableFolder(Errno)
  /// A folder that contains itself, by way of a symbolic link.
  case folderLoop
  case tooManyRepetitions(limit: Int)
  /// A pipe, socket or device in a folder.
  case special
  /// - `size`: nil where only reading could tell.
  case tooLarge(size: Int64?, limit: Int)
  /// A line of a stream.
  case lineTooLarge(limit: Int)
  /// A path that is a pattern which nothing matches.
  case noMatch
  /// A list names something that cannot be the name of a file.
  case impossibleName
  case secondStandardInput
  case empty
  case emptyStream
  case policy
  case report
}

extension InputFault {
  func diagnostic(at span: SourceSpan? = nil) -> Diagnostic {
    let (code, message, help) = words
    return Diagnostic(code: "input." + code, message: message, help: help, span: span)
  }

  private var words: (code: String, message: LocalizedText, help: LocalizedText?) {
    switch self {
    case .missing:
      (
        "not_found",
        LocalizedText(en: "there is no file or folder of this name", fr: "aucun fichier ni dossier ne porte ce nom"),
        LocalizedText(
          en: "check the spelling, and the folder that the command was started in",
          fr: "vérifiez l’orthographe, et le dossier d’où la commande a été lancée")
      )
    case .vanished:
      (
        "not_found",
        LocalizedText(
          en: "the file is no longer there, or is a symbolic link that leads nowhere",
          fr: "le fichier n’est plus là, ou c’est un lien symbolique qui ne mène nulle part"),
        LocalizedText(
          en: "run the check again, or remove the link", fr: "relancez la vérification, ou supprimez le lien")
      )
    case .unreadableFile(let error):
      (
        "unreadable",
        LocalizedText(
          en: "the file cannot be read: \(error.cause.english)",
          fr: "le fichier ne peut pas être lu\u{A0}: \(error.cause.french)"),
        error.advice
      )
    case .unreadableFolder(let error):
      (
        "unreadable",
        LocalizedText(
          en: "the folder cannot be read, so nothing in it was checked: \(error.cause.english)",
          fr: "le dossier ne peut pas être lu, rien n’y a donc été vérifié\u{A0}: \(error.cause.french)"),
        error.advice
      )
    case .folderLoop:
      (
        "link_loop",
        LocalizedText(
          en: "this symbolic link leads back to a folder that contains it",
          fr: "ce lien symbolique ramène à un dossier qui le contient"),
        LocalizedText(en: "remove the link", fr: "supprimez le lien")
      )
    case .tooManyRepetitions(let limit):
      (
        "too_many_links",
        LocalizedText(
          en: "symbolic links lead back to folders checked before, more than \(limit) times; this one is left out",
          fr:
            "des liens symboliques ramènent à des dossiers déjà vérifiés, plus de \(limit) fois\u{A0}; celui-ci est laissé de côté"
        ),
        LocalizedText(
          en: "remove links, or name the folders to check one by one",
          fr: "supprimez des liens, ou nommez un à un les dossiers à vérifier")
      )
    case .special:
      (
        "not_a_file",
        LocalizedText(
          en: "this is a pipe, a socket or a device, which is not read where a folder was named",
          fr: "ceci est un tube, une socket ou un périphérique, qui n’est pas lu quand un dossier est nommé"),
        LocalizedText(
          en: "name it itself to have it read, or move it", fr: "nommez-le lui-même pour qu’il soit lu, ou déplacez-le")
      )
    case .tooLarge(let size, let limit):
      (
        "too_large",
        LocalizedText(
          en: size.map { "the file has \($0) bytes, more than the \(limit) that are allowed" }
            ?? "the input has more than the \(limit) bytes that are allowed",
          fr: size.map { "le fichier compte \($0) octets, plus que les \(limit) autorisés" }
            ?? "l’entrée compte plus que les \(limit) octets autorisés"),
        LocalizedText(
          en: "put the declarations into several files, or raise the limit on size",
          fr: "répartissez les déclarations en plusieurs fichiers, ou relevez la limite de taille")
      )
    case .lineTooLarge(let limit):
      (
        "too_large",
        LocalizedText(
          en: "the line has more than the \(limit) bytes that are allowed",
          fr: "la ligne compte plus que les \(limit) octets autorisés"),
        LocalizedText(
          en: "write one declaration a line, or raise the limit on size",
          fr: "écrivez une déclaration par ligne, ou relevez la limite de taille")
      )
    case .noMatch:
      (
        "no_match",
        LocalizedText(
          en: "there is no file or folder that this pattern matches",
          fr: "aucun fichier ni dossier ne correspond à ce motif"),
        LocalizedText(
          en: "`*` stays within one folder, `**/` goes through any number of them; hidden files are never matched",
          fr:
            "`*` reste dans un dossier, `**/` en traverse autant qu’il faut\u{A0}; les fichiers cachés ne sont jamais pris"
        )
      )
    case .impossibleName:
      (
        "impossible_name",
        LocalizedText(
          en: "this list names something that cannot be a file: a name is too long, or holds a NUL",
          fr:
            "cette liste nomme ce qui ne peut être un fichier\u{A0}: un nom est trop long, ou contient un caractère NUL"
        ),
        LocalizedText(
          en: "write one name a line, or put a NUL after every name, from the first on",
          fr: "écrivez un nom par ligne, ou mettez un caractère NUL après chaque nom, dès le premier")
      )
    case .secondStandardInput:
      (
        "repeated_standard_input",
        LocalizedText(
          en: "standard input was named before, and can be read only once",
          fr: "l’entrée standard a déjà été nommée, et ne peut être lue qu’une fois"),
        LocalizedText(en: "name `-` once", fr: "nommez `-` une seule fois")
      )
    case .empty:
      (
        "empty", LocalizedText(en: "the file has no document", fr: "le fichier ne contient aucun document"),
        LocalizedText(
          en: "a declaration begins with `format:`, then says `platform:` and `spaces:`",
          fr: "une déclaration commence par `format:`, puis indique `platform:` et `spaces:`")
      )
    case .emptyStream:
      (
        "empty", LocalizedText(en: "the stream has no line", fr: "le flux ne contient aucune ligne"),
        LocalizedText(
          en: "check the command that should have written it", fr: "vérifiez la commande qui devait l’écrire")
      )
    case .policy:
      (
        "policy",
        LocalizedText(
          en: "this is a policy, which declarations are judged by, and no declaration",
          fr: "ceci est une politique, d’après laquelle on juge des déclarations, et non une déclaration"),
        LocalizedText(
          en: "name the declaration here, and the policy after `--policy`",
          fr: "nommez ici la déclaration, et la politique après `--policy`")
      )
    case .report:
      (
        "report",
        LocalizedText(
          en: "this is a report of an earlier check, and no declaration",
          fr: "ceci est le rapport d’une vérification antérieure, et non une déclaration"),
        LocalizedText(
          en: "name the declaration that the report speaks of", fr: "nommez la déclaration dont parle le rapport")
      )
    }
  }
}

extension Errno {
  fileprivate var cause: LocalizedText {
    switch self {
    case .permissionDenied, .notPermitted: LocalizedText(en: "permission denied", fr: "accès refusé")
    case .noSuchFileOrDirectory: LocalizedText(en: "it is no longer there", fr: "il n’est plus là")
    case .isDirectory: LocalizedText(en: "it is a folder", fr: "c’est un dossier")
    case .notDirectory:
      LocalizedText(
        en: "a part of its path is a file, not a folder", fr: "une partie de son chemin est un fichier, non un dossier")
    case .tooManySymbolicLinkLevels:
      LocalizedText(en: "its symbolic links lead in a circle", fr: "ses liens symboliques tournent en rond")
    case .fileNameTooLong: LocalizedText(en: "its path is too long", fr: "son chemin est trop long")
    case .ioError:
      LocalizedText(en: "the device reports a read error", fr: "le périphérique signale une erreur de lecture")
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
      LocalizedText(en: "too many files are open", fr: "trop de fichiers sont ouverts")
    case .noMemory: LocalizedText(en: "memory is short", fr: "la mémoire manque")
    default:
      LocalizedText(en: "the system answers \(self)", fr: "le système répond «\u{A0}\(self)\u{A0}»")
    }
  }

  fileprivate var advice: LocalizedText? {
    switch self {
    case .permissionDenied, .notPermitted:
      LocalizedText(
        en: "grant the right to read it, or run the check as someone who has it",
        fr: "accordez le droit de le lire, ou lancez la vérification en tant qu’utilisateur qui l’a")
    case .tooManySymbolicLinkLevels: LocalizedText(en: "remove the link", fr: "supprimez le lien")
    case .tooManyOpenFiles, .tooManyOpenFilesInSystem:
      LocalizedText(
        en: "lower `--jobs`, or raise the limit of `ulimit -n`",
        fr: "diminuez `--jobs`, ou relevez la limite de `ulimit -n`")
    case .notDirectory, .fileNameTooLong, .isDirectory:
      LocalizedText(en: "check the path", fr: "vérifiez le chemin")
    default: nil
    }
  }
}
