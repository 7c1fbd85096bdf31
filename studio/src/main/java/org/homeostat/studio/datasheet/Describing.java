package org.homeostat.studio.datasheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.expression.Precision;
import org.homeostat.solver.AdaptiveMethod;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.studio.compare.Brain;
import org.homeostat.studio.compare.BrainOutcome;
import org.homeostat.studio.compare.CompareOutcome;
import org.homeostat.studio.compare.CompareStudy;
import org.homeostat.studio.compare.Comparing;
import org.homeostat.studio.compare.Form;
import org.homeostat.studio.compare.Gates;
import org.homeostat.studio.compare.ProgramSize;
import org.homeostat.studio.compare.Toolbox;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.MeanInterval;
import org.homeostat.studio.study.Statistics;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.SummaryDocument;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.system.DynamicalSystem;

/// Fills a datasheet: runs the study, a few lives more, the controller on chips, and the tools.
public final class Describing {
  /// Formats of integers; the first that holds the controller's numbers is taken.
  private static final List<FixedPoint> FORMATS =
      List.of(new FixedPoint(7, 16), new FixedPoint(15, 16));

  private static final Form FLOAT = new Form.Floating(Precision.FLOAT);

  private final Study study;
  private final Arm arm;
  private final Toolbox tools;
  private final List<String> notes = new ArrayList<>();

  private Describing(Study study, Arm arm, Toolbox tools) {
    this.study = study;
    this.arm = arm;
    this.tools = tools;
  }

  /// @param energies of the controller, and the operations of a step
  public static Datasheet of(
      Study study,
      Arm arm,
      List<EnergyLine> energies,
      double operations,
      Toolbox tools,
      int threads,
      Progress progress) {
    return new Describing(study, arm, tools).datasheet(energies, operations, threads, progress);
  }

  private Datasheet datasheet(
      List<EnergyLine> energies, double operations, int threads, Progress progress) {
    List<Performance> performance = new ArrayList<>();
    String measure = "";
    if (!study.measures().isEmpty()) {
      Measure first = study.measures().getFirst();
      measure = SummaryDocument.label(first, first.times().getLast());
      StudyOutcome outcome = StudyRun.run(study, threads, progress);
      outcome.arms().forEach(each -> performance.add(performance(each, first)));
    }
    List<FormLine> forms = forms(threads);
    return new Datasheet(
        study,
        arm,
        Lives.ports(study, arm),
        measure,
        performance,
        forms,
        energies,
        operations,
        sum(),
        notes);
  }

  private Performance performance(ArmOutcome each, Measure measure) {
    double[] values = each.ensemble().measured(measure.name(), measure.times().getLast());
    double[] alive = Statistics.survivors(values);
    return new Performance(
        each.arm().name(),
        each.arm().name().equals(arm.name()),
        MeanInterval.of(alive),
        values.length - alive.length,
        values.length);
  }

  /// The controller by itself in C, integers and gates, where it is its equations alone; else the
  /// whole loop in C.
  private List<FormLine> forms(int threads) {
    boolean alone = study.loop(arm).parts().size() > 1 && !study.measures().isEmpty();
    if (!alone) {
      return whole();
    }
    String refusal = "";
    for (FixedPoint format : FORMATS) {
      try {
        return chips(List.of(FLOAT, new Form.Fixed(format), new Form.Hardware(format)), threads);
      } catch (RefusedException refused) {
        refusal = "" + refused.getMessage();
      }
    }
    notes.add(refusal);
    try {
      return chips(List.of(FLOAT), threads);
    } catch (RefusedException refused) {
      return whole();
    }
  }

  private List<FormLine> chips(List<Form> forms, int threads) {
    DynamicalSystem agent = study.loop(arm).parts().getLast().file().system();
    boolean drawsNothing =
        agent.noise().isEmpty() && !study.loop(arm).sections().containsKey("learn");
    String method = drawsNothing ? "heun" : study.solving().method();
    double step = study.solving().step();
    List<Brain> brains =
        forms.stream().map(form -> new Brain(form.title(), arm, form, method, step)).toList();
    CompareOutcome outcome =
        Comparing.run(new CompareStudy(study, arm, brains), tools, threads, Progress.NONE);
    notes.addAll(outcome.notes());
    return outcome.brains().stream().map(Describing::line).toList();
  }

  private static FormLine line(BrainOutcome brain) {
    return new FormLine(
        brain.form(),
        brain.returns().ratio(),
        brain.returns().ratioHalf(),
        brain.program(),
        brain.gates());
  }

  private List<FormLine> whole() {
    List<FormLine> lines = new ArrayList<>();
    String refusal = "";
    try {
      sized(FLOAT, CCode.of(StudyRun.step(floats(), arm)), lines);
      for (FixedPoint format : FORMATS) {
        if (lines.size() < 2) {
          refusal = integers(format, lines);
        }
      }
    } catch (RefusedException refused) {
      refusal = "" + refused.getMessage();
    }
    Stream.concat(Stream.of(refusal), tools.notes().stream())
        .filter(note -> !note.isEmpty() && !notes.contains(note))
        .forEach(notes::add);
    return lines;
  }

  /// Adds the size of the code in integers, or says why there is none.
  private String integers(FixedPoint format, List<FormLine> lines) {
    try {
      CCode code = CCode.of(IntegerStep.of(StudyRun.step(exact(), arm), format));
      sized(new Form.Fixed(format), code, lines);
      return "";
    } catch (RefusedException refused) {
      return "" + refused.getMessage();
    }
  }

  private void sized(Form form, CCode code, List<FormLine> lines) {
    ProgramSize size = tools.size(code);
    if (size.isKnown()) {
      lines.add(new FormLine(form.title(), Double.NaN, Double.NaN, size, Gates.UNKNOWN));
    }
  }

  private Study floats() {
    return stepping().withPrecision(Precision.FLOAT);
  }

  private Study exact() {
    return stepping().withPrecision(Precision.DOUBLE);
  }

  /// C has steps of its own even if the study lets its method choose them.
  private Study stepping() {
    return study.method() instanceof AdaptiveMethod ? study.withMethod("rk4") : study;
  }

  private String sum() {
    try {
      return CCode.of(StudyRun.step(stepping(), arm).titled(study.name())).sum();
    } catch (RefusedException refused) {
      return "";
    }
  }
}
