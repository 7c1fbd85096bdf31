package org.homeostat.substrate.c;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;
import org.homeostat.substrate.Tool;

/// C in doubles or floats: gcc, bit for bit.
@SuppressWarnings("exports") // a test is no interface for others
public record NumbersJudge(Precision precision) implements Judge {
  @Override
  public String title() {
    return precision == Precision.FLOAT ? "C, float" : "C, double";
  }

  @Override
  public void need() {
    Tool.GCC.need();
  }

  @Override
  public void export(Subject subject) {
    comparison(subject).code();
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    List<Comparison> all = new ArrayList<>();
    subjects.forEach(each -> all.add(comparison(each)));
    Comparison.check(folder, all, "-O0");
  }

  private Comparison comparison(Subject subject) {
    return new Comparison(subject.system(), subject.method(), subject.step(), precision);
  }
}
