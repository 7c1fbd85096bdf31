package org.homeostat.substrate.verilog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.substrate.Judge;
import org.homeostat.substrate.Subject;
import org.homeostat.substrate.Tool;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;

/// Verilog: Verilator, against the interpreter of the same integers.
@SuppressWarnings("exports") // a test is no interface for others
public record ModuleJudge() implements Judge {
  private static final int STEPS = 6;

  @Override
  public String title() {
    return "Verilog";
  }

  @Override
  public void need() {
    Tool.VERILATOR.need();
  }

  @Override
  public void export(Subject subject) {
    VerilogCode.of(integers(subject));
  }

  @Override
  public void check(List<Subject> subjects, Path folder) throws Exception {
    for (Subject each : subjects) {
      Path own = Files.createDirectory(folder.resolve(each.name()));
      new Bench(own, integers(each), STEPS).compare();
    }
  }

  @Override
  public int most() {
    return 1;
  }

  private static IntegerStep integers(Subject subject) {
    return IntegerStep.of(subject.fixedStep(), FixedPoint.parse(subject.format()));
  }
}
