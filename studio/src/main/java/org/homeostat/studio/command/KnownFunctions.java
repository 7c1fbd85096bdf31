package org.homeostat.studio.command;

import java.util.List;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Unknown;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.SystemStudy;
import org.homeostat.studio.study.WrongInput;

/// Studies all of whose functions are known, as they have to be where one is solved.
final class KnownFunctions {
  private KnownFunctions() {}

  /// The study of a file, or a lone system as one.
  ///
  /// @param file what the person calls it
  static Study read(SourceText text, String file, Library library) {
    boolean whole = StudyReader.isStudy(text);
    return in(whole ? StudyReader.read(text, library) : SystemStudy.read(text), file);
  }

  /// The study itself.
  ///
  /// @throws WrongInput with the names of functions that are not known yet
  static Study in(Study study, String file) {
    List<String> unknown = study.system().unknowns().stream().map(Unknown::name).toList();
    if (!unknown.isEmpty()) {
      throw new WrongInput(
          file + " has unknown functions: " + String.join(", ", unknown),
          "'homeostat evolve' finds them, given a study with a section 'evolve'");
    }
    return study;
  }
}
