package org.homeostat.substrate.c;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;

/// C in integers: gcc, against the interpreter of the same operations.
@SuppressWarnings("exports") // a test is no interface for others
public record IntegersJudge() implements Judge {
  @Override
  public String title() {
    return "C, integers";
  }

  @Override
  public void need() {
    Tool.GCC.need();
  }

  @Override
  public void export(Subject subject) {
    CCode.of(integers(subject));
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    IntegerComparison.check(folder, subjects.stream().map(IntegersJudge::integers).toList(), "-O0");
  }

  private static IntegerStep integers(Subject subject) {
    return IntegerStep.of(subject.fixedStep(), FixedPoint.parse(subject.format()));
  }
}
