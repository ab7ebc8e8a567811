// What can be typed about runs that are interrupted, and runs that are repeated.

import ArgumentParser
import Diagnostics

struct KeepingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Go on where an interrupted run stopped: FILE keeps what was found until the run is over. Nothing is checked twice, "
        + "and the reports come out as if nothing had happened.", valueName: "file"))
  var resume: String?

  @Option(
    help: ArgumentHelp(
      "Keep findings in a folder, by content: files that are as they were are not checked again by the same policy. "
        + "Runs may share it.", valueName: "folder"))
  var cache: String?

  func validate() throws {
    if resume == "" {
      throw ValidationError(
        LocalizedText(en: "Name a file after --resume.", fr: "Nommez un fichier après --resume."))
    }
    if cache == "" {
      throw ValidationError(
        LocalizedText(en: "Name a folder after --cache.", fr: "Nommez un dossier après --cache."))
    }
  }
}
