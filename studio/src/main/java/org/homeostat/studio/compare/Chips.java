package org.homeostat.studio.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.homeostat.expression.Name;
import org.homeostat.expression.Precision;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.substrate.chip.Chip;
import org.homeostat.substrate.chip.IntegerChip;
import org.homeostat.substrate.chip.NumberChip;
import org.homeostat.substrate.chip.NumberRun;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.spikes.SpikingConversion;
import org.homeostat.substrate.spikes.SpikingNetwork;
import org.homeostat.substrate.spikes.SpikingNeurons;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Held;
import org.homeostat.system.Variable;

/// The chip of a brain: its controller by itself, one step of it, and what makes chips of seeds.
final class Chips {
  /// Lives in which it is seen where a controller lives, and samples that are kept of them.
  private static final int LIVES = 4;

  private static final int POINTS = 1500;

  private final Study study;
  private final Brain brain;
  private final Alone alone;
  private final DynamicalSystem controller;

  private Chips(Study study, Brain brain) {
    this.study = study;
    this.brain = brain;
    this.alone = Alone.of(study, brain.arm());
    this.controller = alone.system();
  }

  /// A chip.
  ///
  /// @param alone the agent
  /// @param system what the chip computes: its equations, or neurons in their place
  /// @param step of it, in double precision unless it computes in floats
  /// @param maker makes the chip of a seed
  /// @param error of a conversion to spikes; NaN for others
  /// @param targets synapses that a spike reaches; 0 for others
  record Made(
      Alone alone,
      DynamicalSystem system,
      FixedStep step,
      LongFunction<Chip> maker,
      double error,
      int targets) {
    /// The same, converted to spikes.
    Made converted(SpikingNetwork network) {
      return new Made(alone, system, step, maker, network.error(), network.targets());
    }

    List<Variable> inputs() {
      return alone.system().inputs();
    }
  }

  /// The chip of a brain that is one.
  static Made of(Study study, Brain brain) {
    return new Chips(study, brain).make();
  }

  private Made make() {
    int steps = (int) Math.rint(study.solving().step() / brain.step());
    return switch (brain.form()) {
      case Form.Equations _ -> throw new IllegalArgumentException(brain.name() + " is no chip");
      case Form.Floating(Precision precision) -> numbers(controller, precision, steps);
      case Form.Fixed(FixedPoint format) -> integers(format, steps);
      case Form.Hardware(FixedPoint format) -> integers(format, steps);
      case Form.Spikes(SpikingNeurons neurons) -> {
        refuseLearning();
        SpikingNetwork network = SpikingConversion.of(controller, neurons, brain.step(), points());
        yield numbers(network.system(), Precision.FLOAT, steps).converted(network);
      }
    };
  }

  private Made numbers(DynamicalSystem system, Precision precision, int steps) {
    FixedStep step = step(system, precision);
    List<Variable> inputs = controller.inputs();
    var model = new NumberRun.Model(step);
    return made(system, step, seed -> new NumberChip(model, inputs, steps, seed));
  }

  private Made integers(FixedPoint format, int steps) {
    FixedStep step = step(controller, Precision.DOUBLE);
    IntegerStep integers = IntegerStep.of(step, format);
    List<Variable> inputs = controller.inputs();
    return made(controller, step, seed -> new IntegerChip(integers, inputs, steps, seed));
  }

  private Made made(DynamicalSystem system, FixedStep step, LongFunction<Chip> maker) {
    return new Made(alone, system, step, maker, Double.NaN, 0);
  }

  /// One step; in a controller without states inputs are states that hold.
  private FixedStep step(DynamicalSystem system, Precision precision) {
    return system.states().isEmpty()
        ? held(system, brain, precision)
        : step(system, brain, precision);
  }

  /// One step of a controller whose inputs are states that hold.
  static FixedStep held(DynamicalSystem system, Brain brain, Precision precision) {
    List<String> inputs = system.inputs().stream().map(Variable::name).toList();
    return step(system.with(new Held(inputs)), brain, precision);
  }

  /// One step of a controller by itself.
  static FixedStep step(DynamicalSystem system, Brain brain, Precision precision) {
    var simulation =
        Simulation.of(system).method(brain.method()).step(brain.step()).precision(precision);
    system.outputs().forEach(output -> simulation.record(output.name()));
    return simulation.fixedStep();
  }

  private void refuseLearning() {
    if (alone.learns()) {
      throw new RefusedException(
          "the agent of '" + brain.arm().name() + "' learns, and neurons decode fixed functions",
          "compare it in C or Verilog, or an agent that does not learn in spikes");
    }
  }

  /// States and inputs of the controller where it lives, on seeds after those that are compared.
  private List<double[]> points() {
    Solving solving = study.solving();
    Loop loop = study.loop(brain.arm());
    var simulation =
        Simulation.of(loop.system())
            .method(solving.method())
            .step(solving.step())
            .until(solving.until())
            .seeds(solving.firstSeed() + solving.seeds(), LIVES);
    List<Variable> represented = new ArrayList<>(controller.states());
    represented.addAll(controller.inputs());
    for (Variable each : represented) {
      simulation.record(Alone.AGENT + each.name(), new Name(Alone.AGENT + each.name()));
    }
    study.values(brain.arm()).forEach(simulation::set);
    Ensemble lives = simulation.run();
    List<double[]> points = new ArrayList<>();
    int samples = lives.paths().times().length;
    int stride = Math.max(1, LIVES * samples / POINTS);
    for (int row = 0; row < LIVES; row++) {
      for (int k = row % stride; k < samples; k += stride) {
        points.add(point(lives, represented, row, k));
      }
    }
    points.removeIf(point -> Arrays.stream(point).anyMatch(value -> !Double.isFinite(value)));
    if (points.isEmpty()) {
      throw new RefusedException(
          "the agent of '" + brain.arm().name() + "' diverges from the start",
          "neurons represent what a controller does where it lives");
    }
    return points;
  }

  private static double[] point(Ensemble lives, List<Variable> represented, int row, int k) {
    int size = represented.stream().mapToInt(each -> each.shape().size()).sum();
    double[] point = new double[size];
    int at = 0;
    for (Variable each : represented) {
      for (int e = 0; e < each.shape().size(); e++) {
        point[at++] =
            lives.paths().values(Alone.AGENT + each.name(), row)[k * each.shape().size() + e];
      }
    }
    return point;
  }
}
