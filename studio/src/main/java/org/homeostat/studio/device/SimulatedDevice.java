package org.homeostat.studio.device;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.expression.Nearest;
import org.homeostat.imperfection.Device;
import org.homeostat.imperfection.Imperfection;
import org.homeostat.imperfection.Mismatch;
import org.homeostat.imperfection.Strength;
import org.homeostat.imperfection.Subject;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.FixedStep;
import org.homeostat.solver.RefusedException;
import org.homeostat.solver.Simulation;
import org.homeostat.substrate.chip.NumberRun;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Tunable;
import org.homeostat.system.Variable;

/// A system as a device: each chip, which a seed decides, has parameters that are lognormally off,
/// and what is read of it has noise.
public final class SimulatedDevice {
  private static final double SLACK = 1e-6;

  private final Device faults;
  private final FixedStep step;
  private final double noise;
  private final long first;
  private final NumberRun run;
  private final Normals read;
  private final double[] readings;
  private final long[] seed = new long[1];

  /// @param tunable names of parameters that are inputs, the last ones
  /// @param method of fixed step
  /// @param length of its steps
  /// @param mismatch the deviation of the logarithm of each parameter
  /// @param noise the deviation of what is added to each output
  /// @param first what is added to the seed of a trajectory
  /// @throws RefusedException if the system has no outputs or no parameter of a name, or cannot be
  ///   solved at fixed steps
  public SimulatedDevice(
      DynamicalSystem system,
      List<String> tunable,
      String method,
      double length,
      double mismatch,
      double noise,
      long first) {
    if (system.outputs().isEmpty()) {
      throw new RefusedException(
          system.name() + " has no outputs", "a device is seen by them: outputs: {position: x}");
    }
    List<String> known = system.parameters().stream().map(Variable::name).toList();
    for (String name : tunable) {
      if (!known.contains(name)) {
        throw new RefusedException(
            system.name() + " has no parameter '" + name + "'", Nearest.advice(name, known));
      }
    }
    List<Imperfection> imperfections = new ArrayList<>();
    for (Variable each : mismatch > 0 ? system.parameters() : List.<Variable>of()) {
      var strength = new Strength(each.name() + ".device.mismatch", mismatch);
      imperfections.add(new Mismatch(Subject.of(each.name()), strength));
    }
    this.faults = new Device(imperfections);
    DynamicalSystem made = system.with(faults).with(new Tunable(tunable));
    var simulation = Simulation.of(made).method(method).step(length);
    system.outputs().forEach(output -> simulation.record(output.name()));
    this.step = simulation.fixedStep();
    if (!step.kept().isEmpty()) {
      throw new RefusedException(system.name() + " has delays", "a device goes on without a past");
    }
    this.noise = noise;
    this.first = first;
    this.run = new NumberRun(new NumberRun.Model(step), first);
    int outputs = Face.size(face().outputs());
    this.read = Normals.plain(List.of(new Source("device.read", outputs)), Pairing.STEPS);
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
    seed[0] = first + trajectory;
    run.begin(seed[0], time);
    faults.chip(step.system(), seed[0]).forEach(run::set);
    run.set(step.system().inputs(), inputs);
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
    run.set(step.system().inputs(), inputs);
    run.advance((long) steps);
    return outputs();
  }

  private double[] outputs() {
    double[] outputs = new double[readings.length];
    run.observe(outputs);
    read.fill(readings, run.number(), 1, seed, 1);
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] += noise * readings[i];
    }
    return outputs;
  }
}
