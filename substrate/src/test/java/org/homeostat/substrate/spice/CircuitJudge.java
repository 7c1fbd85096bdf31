package org.homeostat.substrate.spice;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;
import org.homeostat.substrate.Tool;

/// Circuits: ngspice, within 1 %, without the noise.
@SuppressWarnings("exports") // a test is no interface for others
public record CircuitJudge() implements Judge {
  @Override
  public String title() {
    return "SPICE";
  }

  @Override
  public void need() {
    Tool.NGSPICE.need();
  }

  @Override
  public void export(Subject subject) {
    new CircuitRun(subject.system(), subject.step(), subject.until()).circuit();
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    for (Subject each : subjects) {
      new CircuitRun(each.quiet(), each.step(), each.until()).check(folder);
    }
  }
}
