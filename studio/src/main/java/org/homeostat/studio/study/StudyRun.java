package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Controller;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.Measure;
import org.homeostat.solver.Progress;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.solver.Solver;
import org.homeostat.studio.design.Decision;
import org.homeostat.studio.device.OpenDevices;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// Runs a study: compiles its system once and solves every arm over the same seeds and noise.
public final class StudyRun {
  private static final int CURVE_POINTS = 150;

  private StudyRun() {}

  /// @throws org.homeostat.solver.RefusedException if the system cannot be solved as the study says
  public static StudyOutcome run(Study study, int threads, Progress progress) {
    try (var devices = new OpenDevices()) {
      return run(study, threads, progress, devices);
    }
  }

  private static StudyOutcome run(
      Study study, int threads, Progress progress, OpenDevices devices) {
    long begun = System.nanoTime();
    Map<Loop, Solver> solvers = new HashMap<>();
    List<ArmOutcome> outcomes = new ArrayList<>();
    int arms = study.arms().size();
    for (Arm arm : study.arms()) {
      int before = outcomes.size();
      Progress share = (done, total) -> progress.advanced(before * total + done, arms * total);
      Solver solver =
          solvers.computeIfAbsent(
              study.loop(arm),
              loop -> {
                // a device serves one trajectory after the other
                int most = loop.devices().isEmpty() ? threads : 1;
                return simulation(study, loop, devices).threads(most).compile();
              });
      outcomes.add(ArmOutcome.of(arm, solver.run(study.values(arm), share), study.measures()));
    }
    return StudyOutcome.of(study, outcomes, (System.nanoTime() - begun) / 1e9);
  }

  /// Compiles without running, so that a study which cannot be solved is refused.
  public static Solver compile(Study study) {
    try (var unopened = new OpenDevices()) {
      study.loops().values().forEach(loop -> simulation(study, loop, unopened).compile());
      return simulation(study, study.loop(), unopened).compile();
    }
  }

  /// One step of an arm, on the chip of its first seed, with its outputs observed, for what runs it
  /// elsewhere.
  ///
  /// @throws org.homeostat.solver.RefusedException if the system cannot be solved as the study
  ///   says, or only beside a controller
  public static FixedStep step(Study study, Arm arm) {
    Loop loop = study.loop(arm);
    return fixed(study, arm, loop.decisions());
  }

  /// The same of the equations of an arm alone: what a controller decides on keeps its value.
  public static FixedStep equations(Study study, Arm arm) {
    return fixed(study, arm, List.of());
  }

  /// One step of the plant of a study by itself, its inputs at rest.
  public static FixedStep plant(Study study) {
    Solving solving = study.solving();
    return Simulation.of(study.plant().file().system())
        .method(solving.method())
        .step(solving.step())
        .until(solving.until())
        .precision(solving.precision())
        .fixedStep();
  }

  private static FixedStep fixed(Study study, Arm arm, List<Decision> decisions) {
    Loop loop = study.loop(arm);
    Solving solving = study.solving();
    var simulation =
        Simulation.of(loop.system())
            .method(solving.method())
            .step(solving.step())
            .until(solving.until())
            .precision(solving.precision());
    decisions.forEach(decision -> simulation.hold(decision.at(solving.step())));
    loop.units().forEach(unit -> simulation.couple(unit.coupling()));
    try (var unopened = new OpenDevices()) {
      unopened.couple(simulation, loop.devices());
    }
    loop.system().outputs().forEach(output -> simulation.record(output.name()));
    limit(simulation, study, loop);
    study.values(arm).forEach(simulation::set);
    chip(loop, solving.firstSeed()).forEach(simulation::set);
    return simulation.fixedStep();
  }

  /// What the chip of a seed has drawn.
  private static Map<String, Tensor> chip(Loop loop, long seed) {
    return loop.device().chip(loop.system(), seed);
  }

  /// What the controllers of an arm compute in a run of its first seed.
  ///
  /// @param steps of the run
  /// @throws RefusedException if a controller does not count that
  public static List<Controller.Effort> efforts(Study study, Arm arm, long steps) {
    Study one = study.withSeeds(1).withUntil(steps * study.solving().step());
    List<Controller.Hand> hands = Collections.synchronizedList(new ArrayList<>());
    Loop loop = one.loop(arm);
    List<Decision> watched =
        loop.decisions().stream()
            .map(each ->
                each.of(seeds -> {
                  Controller.Hand hand = each.controller().begin(seeds);
                  hands.add(hand);
                  return hand;
                }))
            .toList();
    try (var devices = new OpenDevices()) {
      simulation(one, loop.of(watched), devices).compile().run(one.values(arm), Progress.NONE);
    }
    return hands.stream()
        .map(hand ->
            hand.effort()
                .orElseThrow(() ->
                    new RefusedException(
                        "the agent of '" + arm.name() + "' does not count what it computes",
                        "mpc without identify, and mppi, do")))
        .toList();
  }

  private static void limit(Simulation simulation, Study study, Loop loop) {
    List<String> states = loop.system().states().stream().map(Variable::name).toList();
    simulation.limit(
        study.limit().above(), study.limit().states().stream().filter(states::contains).toList());
  }

  private static Simulation simulation(Study study, Loop loop, OpenDevices devices) {
    Solving solving = study.solving();
    DynamicalSystem system = loop.system();
    List<String> states = system.states().stream().map(Variable::name).toList();
    var simulation =
        Simulation.of(system)
            .method(solving.method())
            .step(solving.step())
            .until(solving.until())
            .seeds(solving.firstSeed(), solving.seeds())
            .precision(solving.precision())
            .recordEvery(study.recording().every())
            .recordTrajectories(
                IntStream.range(0, Math.min(study.recording().seeds(), solving.seeds()))
                    .boxed()
                    .toList());
    if (solving.tolerance() > 0) {
      simulation.tolerance(solving.tolerance(), solving.tolerance());
    }
    loop.device().chances().forEach(simulation::vary);
    limit(simulation, study, loop);
    loop.decisions().forEach(decision -> simulation.hold(decision.at(solving.step())));
    loop.units().forEach(unit -> simulation.couple(unit.coupling()));
    devices.couple(simulation, loop.devices());
    states.forEach(simulation::record);
    system.outputs().forEach(output -> simulation.record(output.name()));
    study.measures().forEach(measure -> simulation.measure(withCurve(measure, solving)));
    if (Lives.change(study)) {
      simulation.measure(Lives.sums(study));
    }
    return simulation;
  }

  private static Measure withCurve(Measure measure, Solving solving) {
    var times = new TreeSet<>(measure.times());
    times.addAll(curveTimes(solving));
    return new Measure(measure.name(), measure.kind(), measure.quantity(), List.copyOf(times));
  }

  /// The sample times at which measures are taken for the curves of a report.
  public static List<Double> curveTimes(Solving solving) {
    long samples = (long) Math.floor(solving.until() / solving.step() + 1e-9);
    long stride = Math.max(1, samples / CURVE_POINTS);
    List<Double> times = new ArrayList<>();
    for (long k = stride; k <= samples; k += stride) {
      times.add(k * solving.step());
    }
    return times;
  }
}
