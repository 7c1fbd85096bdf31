package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.imperfection.Device;
import org.homeostat.imperfection.Imperfection;
import org.homeostat.imperfection.Mismatch;
import org.homeostat.imperfection.Strength;
import org.homeostat.imperfection.Subject;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Variable;

/// A system as a device: each chip, which a seed decides, has parameters that are lognormally off,
/// and what is read of it has noise.
public final class SimulatedDevice {
  private static final double SLACK = 1e-6;

  private final Device faults;
  private final FixedStep step;
  private final double noise;
  private final long first;
  private final Kernel advance;
  private final Kernel observe;
  private final Normals driven;
  private final Normals read;
  private final Memory state;
  private final Memory observed;
  private final double[] normals;
  private final double[] readings;
  private long seed;
  private long number;

  /// @param method of fixed step
  /// @param length of its steps
  /// @param mismatch the deviation of the logarithm of each parameter
  /// @param noise the deviation of what is added to each output
  /// @param first what is added to the seed of a trajectory
  /// @throws RefusedException if the system has no outputs, or cannot be solved at fixed steps
  public SimulatedDevice(
      DynamicalSystem system,
      String method,
      double length,
      double mismatch,
      double noise,
      long first) {
    if (system.outputs().isEmpty()) {
      throw new RefusedException(
          system.name() + " has no outputs", "a device is seen by them: outputs: {position: x}");
    }
    List<Imperfection> imperfections = new ArrayList<>();
    for (Variable each : mismatch > 0 ? system.parameters() : List.<Variable>of()) {
      var strength = new Strength(each.name() + ".device.mismatch", mismatch);
      imperfections.add(new Mismatch(Subject.of(each.name()), strength));
    }
    this.faults = new Device(imperfections);
    DynamicalSystem made = system.with(faults);
    var simulation = Simulation.of(made).method(method).step(length);
    system.outputs().forEach(output -> simulation.record(output.name()));
    this.step = simulation.fixedStep();
    if (!step.kept().isEmpty()) {
      throw new RefusedException(system.name() + " has delays", "a device goes on without a past");
    }
    this.noise = noise;
    this.first = first;
    this.advance = Kernel.of(step.advance(), Execution.PLAIN);
    this.observe = Kernel.of(step.observe(), Execution.INTERPRETED);
    this.driven = Normals.plain(step.sources(), step.pairing());
    int outputs = Face.size(face().outputs());
    this.read = Normals.plain(List.of(new Source("device.read", outputs)), Pairing.STEPS);
    this.state = advance.memory(1);
    this.observed = observe.memory(1);
    this.normals = new double[Math.max(1, driven.perStep())];
    this.readings = new double[outputs];
  }

  Face face() {
    DynamicalSystem system = step.system();
    return new Face(
        system.name().replaceAll("\\s+", "-"),
        system.inputs().stream()
            .map(each -> new Port(each.name(), each.shape().size(), ""))
            .toList(),
        system.outputs().stream()
            .map(each -> new Port(each.name(), each.shape().size(), ""))
            .toList());
  }

  /// Begins anew.
  ///
  /// @param trajectory its seed, which with the first decides on the chip
  /// @return the outputs
  double[] start(long trajectory, double time, double[] inputs) {
    seed = first + trajectory;
    number = 0;
    step.values().forEach(this::set);
    Map<String, Tensor> chip = faults.chip(step.system(), seed);
    chip.forEach(this::set);
    set(FixedStep.START, Tensor.scalar(time));
    set(FixedStep.LENGTH, Tensor.scalar(step.length()));
    give(inputs);
    return outputs();
  }

  /// Goes on with inputs that hold.
  ///
  /// @return the outputs at the end
  /// @throws IllegalArgumentException if the length is no multiple of its own
  double[] step(double time, double length, double[] inputs) {
    double steps = Math.rint(length / step.length());
    if (steps < 1 || Math.abs(steps * step.length() - length) > SLACK * length) {
      throw new IllegalArgumentException(
          "goes on by multiples of " + step.length() + ", not by " + length);
    }
    give(inputs);
    advance.prepare(state);
    for (int i = 0; i < steps; i++) {
      driven.fill(normals, number, 1, new long[] {seed}, 1);
      if (state.has(FixedStep.NUMBER)) {
        state.set(FixedStep.NUMBER, (double) number);
      }
      advance.run(state, normals, 0);
      number++;
    }
    return outputs();
  }

  private void set(String name, Tensor value) {
    for (Memory memory : List.of(state, observed)) {
      if (memory.has(name)) {
        memory.set(name, value);
      }
    }
  }

  private void give(double[] inputs) {
    int at = 0;
    for (Variable input : step.system().inputs()) {
      double[] elements = new double[input.shape().size()];
      System.arraycopy(inputs, at, elements, 0, elements.length);
      at += elements.length;
      set(input.name(), new Tensor(input.shape(), elements));
    }
  }

  private double[] outputs() {
    for (Variable each : step.system().states()) {
      if (observed.has(each.name()) && state.has(each.name())) {
        observed.set(each.name(), state.get(each.name(), 0));
      }
    }
    if (observed.has(FixedStep.NUMBER)) {
      observed.set(FixedStep.NUMBER, (double) number);
    }
    observe.prepare(observed);
    observe.run(observed, normals, 0);
    read.fill(readings, number, 1, new long[] {seed}, 1);
    double[] outputs = new double[readings.length];
    int to = 0;
    for (int i = 0; i < step.observed().size(); i++) {
      for (double element : observed.get(FixedStep.value(i), 0).elements()) {
        outputs[to] = element + noise * readings[to];
        to++;
      }
    }
    return outputs;
  }
}
