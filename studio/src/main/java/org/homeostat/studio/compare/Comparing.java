package org.homeostat.studio.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.expression.Tensor;
import org.homeostat.imperfection.Device;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Progress;
import org.homeostat.studio.design.Decision;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyOutcome;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.studio.study.Sweep;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Compares the brains of a study: runs them all, and the line to beat, on the same seeds and
/// noise, and then asks what each takes.
public final class Comparing {
  private final CompareStudy comparison;
  private final Study study;
  private final Toolbox tools;
  private final Map<Brain, Chips.Made> chips = new LinkedHashMap<>();
  private final Map<Brain, ChipController> controllers = new LinkedHashMap<>();

  private Comparing(CompareStudy comparison, Toolbox tools) {
    this.comparison = comparison;
    this.study = comparison.study();
    this.tools = tools;
  }

  /// @throws org.homeostat.solver.RefusedException if a controller has no such form
  public static CompareOutcome run(
      CompareStudy comparison, Toolbox tools, int threads, Progress progress) {
    return new Comparing(comparison, tools).run(threads, progress);
  }

  private CompareOutcome run(int threads, Progress progress) {
    StudyOutcome outcome = StudyRun.run(all(), threads, progress);
    List<String> arms = outcome.arms().stream().map(each -> each.arm().name()).toList();
    double[] line = returns(outcome.arms().getFirst());
    List<BrainOutcome> brains = new ArrayList<>();
    for (Brain brain : comparison.brains()) {
      Brain twin = twin(brain);
      ArmOutcome arm = outcome.arms().get(arms.indexOf(twin.name()));
      Returns returns = Returns.of(returns(arm), line);
      brains.add(
          brain.isChip()
              ? Needs.of(brain, returns, chip(twin), seen(twin), study, tools)
              : Needs.of(brain, returns, study, tools));
    }
    return new CompareOutcome(comparison, Returns.of(line, line), brains, tools.notes());
  }

  private Chips.Made chip(Brain brain) {
    return Objects.requireNonNull(chips.get(brain));
  }

  private List<double[]> seen(Brain brain) {
    return Objects.requireNonNull(controllers.get(brain)).seen();
  }

  /// The first brain that does what this one does, to the bit: integers are the same in C and in
  /// Verilog.
  private Brain twin(Brain brain) {
    return comparison.brains().stream()
        .filter(other ->
            brain.arm().equals(other.arm())
                && brain.method().equals(other.method())
                && brain.step() == other.step()
                && brain.form().arithmetic().equals(other.form().arithmetic()))
        .findFirst()
        .orElse(brain);
  }

  private double[] returns(ArmOutcome arm) {
    Measure measure = study.measures().getFirst();
    return arm.ensemble().measured(measure.name(), measure.times().getLast());
  }

  /// The line and all brains as the arms of one study.
  private Study all() {
    List<Arm> arms = new ArrayList<>();
    Map<String, Loop> loops = new LinkedHashMap<>();
    Arm line = new Arm("#line", study.values(comparison.line()));
    arms.add(line);
    loops.put(line.name(), study.loop(comparison.line()));
    for (Brain brain : comparison.brains()) {
      if (!brain.equals(twin(brain))) {
        continue;
      }
      Loop loop = study.loop(brain.arm());
      Map<String, Tensor> values = study.values(brain.arm());
      if (brain.isChip()) {
        loop = chip(brain, loop);
        values = known(values, loop.system());
      }
      arms.add(new Arm(brain.name(), values));
      loops.put(brain.name(), loop);
    }
    return new Study(
        study.name(),
        study.about(),
        study.loop(),
        study.solving(),
        Map.of(),
        arms,
        loops,
        List.of(study.measures().getFirst()),
        study.limit(),
        study.recording(),
        study.view(),
        study.judgement(),
        Sweep.NONE,
        study.document());
  }

  /// The loop whose agent is on a chip.
  private Loop chip(Brain brain, Loop loop) {
    Chips.Made made = Chips.of(study, brain);
    Alone alone = made.alone();
    DynamicalSystem rest = loop.system().with(new Detached(alone));
    List<String> outputs = made.step().observed().stream().map(alone.prefix()::concat).toList();
    Map<String, Tensor> values = known(study.values(brain.arm()), rest);
    double interval = study.solving().step();
    var controller =
        new ChipController(
            new Sensed(rest, alone.sensed(), outputs, values, interval),
            made.maker(),
            study.solving().firstSeed());
    chips.put(brain, made);
    controllers.put(brain, controller);
    List<String> reads = rest.states().stream().map(Variable::name).toList();
    var decision = new Decision(controller, reads, outputs, interval);
    return new Loop(
        loop.parts(),
        rest,
        List.of(decision),
        loop.units(),
        loop.devices(),
        Device.IDEAL,
        loop.sections(),
        loop.living());
  }

  private static Map<String, Tensor> known(Map<String, Tensor> values, DynamicalSystem system) {
    Set<String> names = system.variables().stream().map(Variable::name).collect(Collectors.toSet());
    Map<String, Tensor> known = new LinkedHashMap<>(values);
    known.keySet().retainAll(names);
    return known;
  }
}
