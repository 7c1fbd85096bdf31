package org.homeostat.studio.compare;

import java.util.List;
import java.util.function.UnaryOperator;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Study;

/// A study that compares brains for a body.
///
/// @param study with the arms whose agents are made into brains; its first measure, at its last
///   time, is what brains are judged by: more is better
/// @param line the arm whose agent is the line to beat, as equations
public record CompareStudy(Study study, Arm line, List<Brain> brains) {
  public CompareStudy {
    brains = List.copyOf(brains);
  }

  public String name() {
    return study.name();
  }

  /// The same brains in a changed study.
  public CompareStudy with(UnaryOperator<Study> change) {
    return new CompareStudy(change.apply(study), line, brains);
  }
}
