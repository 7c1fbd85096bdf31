package org.homeostat.studio.compare;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.FixedStep;
import org.homeostat.studio.study.Loop;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.substrate.c.CCode;
import org.homeostat.substrate.cost.Activity;
import org.homeostat.substrate.cost.Energy;
import org.homeostat.substrate.cost.Stimulus;
import org.homeostat.substrate.cost.Substrate;
import org.homeostat.substrate.cost.SystemCost;
import org.homeostat.substrate.fixed.FixedPoint;
import org.homeostat.substrate.fixed.IntegerStep;
import org.homeostat.substrate.spikes.SpikingNeurons;
import org.homeostat.substrate.verilog.VerilogCode;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// What a brain needs: energy, bytes, gates.
final class Needs {
  private static final double HOUR = 3600;
  private static final long WATCHED = 5000;
  private static final String INTEGER = "integer";

  private Needs() {}

  /// Of equations, from their part in the loop.
  static BrainOutcome of(Brain brain, Returns returns, Study study, Toolbox tools) {
    SystemCost cost =
        SystemCost.of(StudyRun.step(study, brain.arm()), study.solving().firstSeed(), WATCHED);
    DynamicalSystem agent = agent(study, brain);
    return new BrainOutcome(
        brain.name(),
        brain.form().title(),
        returns,
        energies(cost, brain.form(), 0),
        size(agent.states()) * cost.wordBytes(),
        size(agent.parameters()) * cost.wordBytes(),
        agent.states().isEmpty()
            ? ProgramSize.UNKNOWN
            : tools.size(CCode.of(Chips.step(agent, brain, Precision.DOUBLE))),
        Gates.UNKNOWN,
        Double.NaN);
  }

  /// An agent that learns by itself, with its rule; of others their part, whatever is beside it.
  private static DynamicalSystem agent(Study study, Brain brain) {
    Loop loop = study.loop(brain.arm());
    boolean learns = loop.sections().containsKey("learn") && loop.decisions().isEmpty();
    return learns ? Alone.of(study, brain.arm()).system() : loop.parts().getLast().file().system();
  }

  /// Of a chip, from what it sensed.
  static BrainOutcome of(
      Brain brain,
      Returns returns,
      Chips.Made made,
      List<double[]> seen,
      Study study,
      Toolbox tools) {
    FixedStep step = made.step();
    DynamicalSystem system = made.system();
    Precision precision =
        brain.form() instanceof Form.Floating ? step.advance().precision() : Precision.FLOAT;
    // inputs as states: what follows from them alone is computed at every step as well
    FixedStep priced = Chips.held(system, brain, precision);
    long each = (long) Math.rint(study.solving().step() / brain.step());
    SystemCost cost =
        SystemCost.of(
            priced,
            study.solving().firstSeed(),
            Math.min(WATCHED, seen.size() * each),
            new Recorded(made.inputs(), seen, each));
    return new BrainOutcome(
        brain.name(),
        brain.form().title(),
        returns,
        energies(cost, brain.form(), made.targets()),
        size(system.states()) * cost.wordBytes(),
        size(system.parameters()) * cost.wordBytes(),
        program(brain, step, tools),
        gates(brain, step, tools),
        made.error());
  }

  private static ProgramSize program(Brain brain, FixedStep step, Toolbox tools) {
    return switch (brain.form()) {
      case Form.Fixed(FixedPoint format) -> tools.size(CCode.of(IntegerStep.of(step, format)));
      case Form.Hardware _ -> ProgramSize.UNKNOWN;
      default -> tools.size(CCode.of(step));
    };
  }

  private static Gates gates(Brain brain, FixedStep step, Toolbox tools) {
    return brain.form() instanceof Form.Hardware(FixedPoint format)
        ? tools.gates(VerilogCode.of(IntegerStep.of(step, format)))
        : Gates.UNKNOWN;
  }

  /// The substrates that compute as the form does: with integers, with floats, or with spikes and
  /// then also with floats. A spike is an event at each synapse that it reaches, and each neuron is
  /// brought up to date in each step.
  private static Map<String, Energy> energies(SystemCost cost, Form form, int targets) {
    Map<String, Energy> energies = new LinkedHashMap<>();
    boolean integers = form instanceof Form.Fixed || form instanceof Form.Hardware;
    for (Substrate substrate : Substrate.all()) {
      if (substrate.isSpiking() && targets > 0) {
        double events = spikes(cost, form) * targets * cost.stepsPerSecond();
        double updates = neurons(form) * cost.stepsPerSecond();
        energies.put(substrate.name(), substrate.ofSpikes(events, updates).times(HOUR).rounded());
      }
      if (!substrate.isSpiking() && substrate.name().contains(INTEGER) == integers) {
        energies.put(substrate.name(), cost.energyPerSecond(substrate).times(HOUR).rounded());
      }
    }
    return energies;
  }

  /// The mean number of spikes of a step: of the products with what is 0 or 1, the share that is
  /// not 0, times the neurons.
  private static double spikes(SystemCost cost, Form form) {
    double dense = 0;
    double effective = 0;
    for (Activity.Factors each : cost.activity().products().values()) {
      if (each.ternary()) {
        dense += each.dense();
        effective += each.effective();
      }
    }
    return dense == 0 ? 0 : neurons(form) * effective / dense;
  }

  private static int neurons(Form form) {
    return form instanceof Form.Spikes(SpikingNeurons all) ? all.count() : 0;
  }

  private static int size(List<Variable> variables) {
    return variables.stream().mapToInt(each -> each.shape().size()).sum();
  }

  /// Inputs as a chip sensed them.
  ///
  /// @param each how many steps lie between two samples
  private record Recorded(List<Variable> inputs, List<double[]> seen, long each)
      implements Stimulus {
    @Override
    public Map<String, Tensor> at(long step) {
      Map<String, Tensor> values = new LinkedHashMap<>();
      if (step % each == 0 && step / each < seen.size()) {
        double[] sample = seen.get((int) (step / each));
        int at = 0;
        for (Variable input : inputs) {
          int end = at + input.shape().size();
          values.put(input.name(), new Tensor(input.shape(), Arrays.copyOfRange(sample, at, end)));
          at = end;
        }
      }
      return values;
    }
  }
}
