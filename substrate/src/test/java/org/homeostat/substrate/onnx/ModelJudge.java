package org.homeostat.substrate.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.Precision;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;

/// ONNX: its runtime, to a relative difference of 1e-5.
@SuppressWarnings("exports") // a test is no interface for others
public record ModelJudge() implements Judge {
  private static final double ERROR = 1e-5;
  private static final int STEPS = 40;

  @Override
  public String title() {
    return "ONNX";
  }

  @Override
  public void need() throws Exception {
    PythonOnnx.need();
  }

  @Override
  public void export(Subject subject) {
    OnnxModel.of(subject.fixedStep(), List.of());
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    for (Subject each : subjects) {
      run(each).write(folder, each.name());
    }
    OnnxRun.runAll(folder, subjects.stream().map(Subject::name).toList());
    for (Subject each : subjects) {
      double difference = run(each).difference(folder, each.name());
      assertTrue(difference < ERROR, each.name() + ": " + difference);
    }
  }

  private static OnnxRun run(Subject subject) {
    return new OnnxRun(subject.system(), subject.method(), subject.step(), STEPS, Precision.DOUBLE);
  }
}
