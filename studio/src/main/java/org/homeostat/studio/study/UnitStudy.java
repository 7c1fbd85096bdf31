package org.homeostat.studio.study;

import java.io.IOException;
import java.util.List;
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
    View view = View.read(part.file().view(), part.file().system(), "", new Problems());
    return SystemStudy.lone(part, List.of(unit), solving(unit.description().experiment()), view);
  }

  private static Solving solving(Description.Experiment said) {
    double end = said.stop() > 0 ? said.stop() : USUAL_END;
    double step = said.step() > 0 && said.step() <= end ? said.step() : end / SAMPLES;
    return new Solving("euler-maruyama", step, end, 0, 0, 1, Precision.DOUBLE);
  }
}
