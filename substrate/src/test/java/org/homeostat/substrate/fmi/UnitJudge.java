package org.homeostat.substrate.fmi;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;

/// Units that take their own steps: FMPy, bit for bit.
@SuppressWarnings("exports") // a test is no interface for others
public record UnitJudge() implements Judge {
  @Override
  public String title() {
    return "FMU, co-simulation";
  }

  @Override
  public void need() throws InterruptedException {
    UnitRun.need();
  }

  @Override
  public void export(Subject subject) {
    run(subject).unit();
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    for (Subject each : subjects) {
      run(each).write(folder, each.name());
    }
    UnitRun.runAll(folder, subjects.stream().map(Subject::name).toList());
    for (Subject each : subjects) {
      run(each).check(folder, each.name());
    }
  }

  @Override
  public int most() {
    return 4;
  }

  private static UnitRun run(Subject subject) {
    return new UnitRun(subject.system(), subject.method(), subject.step(), Precision.DOUBLE);
  }
}
