package org.homeostat.studio.command;

import java.util.List;
import java.util.Optional;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.WrongInput;
import picocli.CommandLine.Option;

/// `--arm`: which arm of a study is meant.
final class ArmOption {
  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "The arm of a study; its first if not said.")
  private Optional<String> said = Optional.empty();

  /// The name of the arm, if one was said.
  Optional<String> said() {
    return said;
  }

  /// @throws WrongInput if the study has no such arm
  Arm of(Study study) {
    List<String> names = study.arms().stream().map(Arm::name).toList();
    String name = said.orElse(names.getFirst());
    KnownName.check("arm", name, names);
    return study.arms().get(names.indexOf(name));
  }
}
