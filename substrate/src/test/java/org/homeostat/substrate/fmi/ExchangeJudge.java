package org.homeostat.substrate.fmi;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;
import org.homeostat.system.Variable;

/// Units whose equations others solve: CVode through FMPy, against tsit5 here.
@SuppressWarnings("exports") // a test is no interface for others
public record ExchangeJudge() implements Judge {
  private static final double ERROR = 1e-5;

  @Override
  public String title() {
    return "FMU, model exchange";
  }

  @Override
  public void need() throws InterruptedException {
    UnitRun.need();
  }

  @Override
  public void export(Subject subject) {
    String obstacle = Fmu.of(subject.fixedStep()).obstacle();
    if (!obstacle.isEmpty()) {
      throw new RefusedException(obstacle, "take the unit for co-simulation");
    }
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    for (Subject each : subjects) {
      FmuFile.write(Fmu.of(each.fixedStep()), folder.resolve(each.name() + ".fmu"));
    }
    List<ExchangeRun> runs = subjects.stream().map(ExchangeJudge::run).toList();
    ExchangeRun.check(folder, subjects.stream().map(Subject::name).toList(), runs, ERROR);
  }

  @Override
  public int most() {
    return 2;
  }

  /// FMPy has the time where a state of that name would be.
  private static ExchangeRun run(Subject subject) {
    List<String> states =
        subject.system().states().stream()
            .map(Variable::name)
            .filter(name -> !name.equals("time"))
            .toList();
    return new ExchangeRun(subject.system(), subject.step(), subject.until(), states, "");
  }
}
