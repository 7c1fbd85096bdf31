package org.homeostat.studio.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
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
    Map<String, Object> document = new LinkedHashMap<>();
    String name = file.system().name();
    document.put("study", name);
    document.put("system", text.text());
    document.put("solve", Map.of());
    return new Study(
        name,
        file.system().about(),
        new Loop(List.of(part), file.system(), List.of(), List.of(), Map.of(), Loop.Living.STILL),
        solving,
        Map.of(),
        List.of(new Arm(name, Map.of())),
        Map.of(),
        List.of(),
        Limit.NONE,
        Recording.USUAL,
        view,
        Judgement.USUAL,
        document);
  }
}
