package org.homeostat.substrate.modelica;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;
import org.homeostat.substrate.Tool;

/// Modelica: the compiler Rumoca, to a relative difference of 1e-6; with delays, whose past it
/// reads from straight lines, of 1e-4.
@SuppressWarnings("exports") // a test is no interface for others
public record ModelicaJudge() implements Judge {
  private static final double ERROR = 1e-6;
  private static final double OF_DELAYS = 1e-4;

  @Override
  public String title() {
    return "Modelica";
  }

  @Override
  public void need() throws InterruptedException {
    Tool.needPython("rumoca", "rumoca==0.10.2");
  }

  @Override
  public void export(Subject subject) {
    ModelicaModel.of(subject.system(), Map.of(), subject.step(), subject.until());
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    var rumoca = new Rumoca(folder);
    for (Subject each : subjects) {
      rumoca.add(each.system(), each.step(), each.until());
    }
    List<Rumoca.Run> runs = rumoca.runs();
    for (int i = 0; i < subjects.size(); i++) {
      Subject each = subjects.get(i);
      var run = new ModelRun(each.system(), each.step(), each.until());
      run.check(runs.get(i), run.looksBack() ? OF_DELAYS : ERROR);
    }
  }
}
