package org.homeostat.studio.study;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.substrate.unit.Description;
import org.homeostat.system.Problems;

/// A lone unit as a study: it runs as its description suggests, and nothing is measured.
public final class UnitStudy {
  private static final double USUAL_END = 10;
  private static final int SAMPLES = 500;

  private UnitStudy() {}

  /// @param path as a person writes it
  /// @throws org.homeostat.substrate.unit.UnitException if it is no unit
  public static Study read(String path, Library library) throws IOException {
    CoupledUnit unit = CoupledUnit.read(path, "", library);
    Part part = unit.part("system");
    String name = part.file().system().name();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", name);
    document.put("system", path);
    document.put("solve", Map.of());
    return new Study(
        name,
        part.file().system().about(),
        new Loop(
            List.of(part),
            part.file().system(),
            List.of(),
            List.of(unit),
            Map.of(),
            Loop.Living.STILL),
        solving(unit.description().experiment()),
        Map.of(),
        List.of(new Arm(name, Map.of())),
        Map.of(),
        List.of(),
        Limit.NONE,
        Recording.USUAL,
        View.read(part.file().view(), part.file().system(), "", new Problems()),
        Judgement.USUAL,
        document);
  }

  private static Solving solving(Description.Experiment said) {
    double end = said.stop() > 0 ? said.stop() : USUAL_END;
    double step = said.step() > 0 && said.step() <= end ? said.step() : end / SAMPLES;
    return new Solving("euler-maruyama", step, end, 0, 0, 1, Precision.DOUBLE);
  }
}
