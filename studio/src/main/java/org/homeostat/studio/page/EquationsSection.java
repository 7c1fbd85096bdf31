package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Equations;
import org.homeostat.studio.report.Note;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.Part;
import org.homeostat.studio.study.Study;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemLatex;

/// The equations that were solved: of each part as it was written, then what connecting them, the
/// reward and learning have added.
final class EquationsSection {
  private EquationsSection() {}

  static Section of(Study study) {
    List<Block> blocks = new ArrayList<>();
    for (Part part : study.parts()) {
      DynamicalSystem system = part.file().system();
      String title = study.parts().size() == 1 ? "" : part.role() + ": " + system.name();
      boolean unit =
          study.loop().units().stream().anyMatch(each -> each.path().equals(part.text()));
      blocks.add(
          unit
              ? new Note(Note.Kind.REMARK, part.text() + " is a unit, whose equations are its own.")
              : new Equations(title, lines(system), system.about()));
    }
    List<String> added = added(study);
    if (!added.isEmpty()) {
      blocks.add(
          new Equations(
              "together",
              added,
              "What connecting, the reward and the learning rule add; homeostat show prints it"
                  + " all."));
    }
    study
        .loops()
        .forEach((arm, loop) -> {
          Part agent = loop.parts().getLast();
          if (!study.parts().contains(agent)) {
            DynamicalSystem system = agent.file().system();
            blocks.add(new Equations(arm + ": " + system.name(), lines(system), system.about()));
          }
        });
    return new Section("Equations", "", blocks);
  }

  /// The definitions and equations of the solved system that no part has.
  private static List<String> added(Study study) {
    return study.plant().role().equals("system")
        ? List.of()
        : lines(without(study.system(), study.parts()));
  }

  /// What a composed system has and these parts have not.
  static DynamicalSystem without(DynamicalSystem whole, List<Part> parts) {
    Set<String> ofParts = new HashSet<>();
    for (Part part : parts) {
      DynamicalSystem system = part.file().system();
      String prefix = part.role() + ".";
      system.states().forEach(each -> ofParts.add(prefix + each.name()));
      system.definitions().forEach(each -> ofParts.add(prefix + each.name()));
      system.outputs().forEach(each -> ofParts.add(prefix + each.name()));
      system.events().forEach(each -> ofParts.add(prefix + each.name()));
    }
    return new DynamicalSystem(
        whole.name(),
        whole.about(),
        whole.calculus(),
        List.of(),
        whole.inputs(),
        whole.parameters(),
        whole.noise(),
        whole.definitions().stream().filter(each -> !ofParts.contains(each.name())).toList(),
        whole.equations().stream().filter(each -> !ofParts.contains(each.state())).toList(),
        List.of(),
        whole.events().stream().filter(each -> !ofParts.contains(each.name())).toList());
  }

  /// The lines of the aligned block.
  static List<String> lines(DynamicalSystem system) {
    return SystemLatex.print(system)
        .lines()
        .filter(line -> !line.equals("\\begin{aligned}") && !line.equals("\\end{aligned}"))
        .map(line -> line.endsWith(" \\\\") ? line.substring(0, line.length() - 3) : line)
        .filter(line -> !line.isBlank())
        .toList();
  }
}
