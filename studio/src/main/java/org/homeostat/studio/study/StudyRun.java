package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
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
    return fixed(study, arm, study.loop(arm));
  }

  /// The same of the equations of an arm alone: what a controller decides on keeps its value.
  public static FixedStep equations(Study study, Arm arm) {
    return fixed(study, arm, study.loop(arm).of(List.of()));
  }

  /// One step of the plant of a study by itself, its inputs at rest.
  public static FixedStep plant(Study study) {
    return solved(study.plant().file().system(), study.solving()).fixedStep();
  }

  private static FixedStep fixed(Study study, Arm arm, Loop loop) {
    Solving solving = study.solving();
    Simulation simulation = solved(loop.system(), solving);
    try (var unopened = new OpenDevices()) {
      join(simulation, study, loop, unopened);
    }
    loop.system().outputs().forEach(output -> simulation.record(output.name()));
    study.values(arm).forEach(simulation::set);
    loop.device().chip(loop.system(), solving.firstSeed()).forEach(simulation::set);
    return simulation.fixedStep();
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

  /// A system, solved as a study says.
  private static Simulation solved(DynamicalSystem system, Solving solving) {
    return Simulation.of(system)
        .method(solving.method())
        .step(solving.step())
        .until(solving.until())
        .precision(solving.precision());
  }

  /// Joins a loop to what stands beside its equations, and says where it diverges.
  private static void join(Simulation simulation, Study study, Loop loop, OpenDevices devices) {
    List<String> states = loop.system().states().stream().map(Variable::name).toList();
    simulation.limit(
        study.limit().above(), study.limit().states().stream().filter(states::contains).toList());
    double step = study.solving().step();
    loop.decisions().forEach(decision -> simulation.hold(decision.at(step)));
    loop.units().forEach(unit -> simulation.couple(unit.coupling()));
    devices.couple(simulation, loop.devices());
  }

  private static Simulation simulation(Study study, Loop loop, OpenDevices devices) {
    Solving solving = study.solving();
    DynamicalSystem system = loop.system();
    Simulation simulation =
        solved(system, solving)
            .seeds(solving.firstSeed(), solving.seeds())
            .recordEvery(study.recording().every())
            .recordTrajectories(
                IntStream.range(0, Math.min(study.recording().seeds(), solving.seeds()))
                    .boxed()
                    .toList());
    if (solving.tolerance() > 0) {
      simulation.tolerance(solving.tolerance(), solving.tolerance());
    }
    loop.device().chances().forEach(simulation::vary);
    join(simulation, study, loop, devices);
    system.states().forEach(state -> simulation.record(state.name()));
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
