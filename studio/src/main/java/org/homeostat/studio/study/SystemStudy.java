package org.homeostat.studio.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.imperfection.Device;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.SystemFile;
import org.homeostat.system.SystemReader;

/// A lone system as a study: it is solved as its file suggests, and nothing is measured.
public final class SystemStudy {
  private SystemStudy() {}

  /// @throws org.homeostat.expression.InputException with every mistake of the file
  public static Study read(SourceText text) {
    SystemFile file = SystemReader.readFile(text);
    var problems = new Problems();
    var part = new Part("system", text.text(), file);
    Solving solving = SolvingReader.suggested(file.solve(), problems);
    View view = View.read(file.view(), file.system(), "", problems);
    problems.throwIfAny();
    return lone(part, List.of(), solving, view);
  }

  /// @param units the part itself, if it is one
  static Study lone(Part part, List<CoupledUnit> units, Solving solving, View view) {
    DynamicalSystem system = part.file().system();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", system.name());
    document.put("system", part.text());
    document.put("solve", Map.of());
    return new Study(
        system.name(),
        system.about(),
        new Loop(
            List.of(part),
            system,
            List.of(),
            units,
            List.of(),
            Device.IDEAL,
            Map.of(),
            Loop.Living.STILL),
        solving,
        Map.of(),
        List.of(new Arm(system.name(), Map.of())),
        Map.of(),
        List.of(),
        Limit.NONE,
        Recording.USUAL,
        view,
        Judgement.USUAL,
        Sweep.NONE,
        document);
  }
}
