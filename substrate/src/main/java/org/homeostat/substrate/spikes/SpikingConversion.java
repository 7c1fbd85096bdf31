package org.homeostat.substrate.spikes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemBuilder;
import org.homeostat.system.Variable;

/// Carries a controller `dz = f(z, y)*dt`, `u = g(z, y)` over to spiking neurons.
///
/// One population of neurons with membranes m represents z and y together. Its spikes, each with
/// the weight of its neuron, come through synapses to what stands for z and u:
///
/// ```
/// dm = (encode_z@z + encode_y@y + bias - m)/membrane*dt       spike: m > 1, set m = 0
/// dz = -z/synapse*dt + decode_z@dspike/synapse                 decodes synapse*f(z, y) + z
/// du = -u/synapse*dt + decode_u@dspike/synapse                 decodes g(z, y)
/// ```
///
/// Where rates do not fluctuate this is the controller with its output behind a lag of the synapse;
/// [SpikingNetwork#errors] says how well the population decodes. What moves more slowly than the
/// synapse is held by the population itself, which multiplies those errors by how much slower it
/// is. Noise of the controller is left out: spikes bring their own.
///
/// Source: Eliasmith and Anderson (2003), chapter 8, for linear and nonlinear f.
public final class SpikingConversion {
  private final DynamicalSystem controller;
  private final SpikingNeurons neurons;
  private final List<double[]> points;
  private final List<Variable> represented = new ArrayList<>();
  private final Map<String, Double> errors = new LinkedHashMap<>();
  private final SystemBuilder builder;
  private final Population population;
  private final Decoders decoders;

  private SpikingConversion(
      DynamicalSystem controller, SpikingNeurons neurons, double step, List<double[]> points) {
    this.controller = controller;
    this.neurons = neurons;
    this.points = List.copyOf(points);
    this.builder = DynamicalSystem.named(controller.name() + " in spikes");
    represented.addAll(controller.states());
    represented.addAll(controller.inputs());
    this.population = new Population(neurons, step, scales());
    this.decoders =
        new Decoders(this.points.stream().map(population::rates).toArray(double[][]::new));
  }

  /// The network of a controller.
  ///
  /// @param step at which the network will be solved
  /// @param points where the controller lives: the elements of its states, then of its inputs
  /// @throws RefusedException if it has events or noise in its sensors
  public static SpikingNetwork of(
      DynamicalSystem controller, SpikingNeurons neurons, double step, List<double[]> points) {
    if (!controller.events().isEmpty() || controller.noise().stream().anyMatch(n -> !n.drives())) {
      throw new RefusedException(
          controller.name() + " has events or sampled noise",
          "a population of neurons takes a controller with neither");
    }
    return new SpikingConversion(controller, neurons, step, points).convert();
  }

  private SpikingNetwork convert() {
    builder
        .about(controller.about())
        .parameter("membrane", neurons.membrane())
        .parameter("synapse", neurons.synapse())
        .parameter("dead", neurons.dead())
        .parameter("bias", tensor(population.bias(), neurons.count()))
        .state("membranes", Tensor.zeros(Shape.of(neurons.count())));
    controller.inputs().forEach(builder::input);
    builder.equations("dmembranes = (bias" + drive() + " - membranes)/membrane*dt");
    var functions = new Functions(controller, points);
    for (int i = 0; i < controller.states().size(); i++) {
      Variable state = controller.states().get(i);
      double[][] target = functions.values(controller.equations().get(i).drift(), state.shape());
      int from = offset(state.name());
      for (int e = 0; e < target.length; e++) {
        for (int p = 0; p < points.size(); p++) {
          target[e][p] = neurons.synapse() * target[e][p] + points.get(p)[from + e];
        }
      }
      decode(state.name(), state.start(), target);
    }
    for (Definition output : controller.outputs()) {
      String name = "decoded_" + output.name();
      double[][] target = functions.values(output.value(), output.shape());
      decode(name, Tensor.zeros(output.shape()), target);
      builder.output(output.name(), name);
    }
    builder.event("spike", Map.of("when", "membranes > 1", "refractory", "dead"), "membranes = 0");
    int outputs = controller.outputs().stream().mapToInt(each -> each.shape().size()).sum();
    int fed = controller.states().isEmpty() ? 0 : neurons.count();
    return new SpikingNetwork(builder.build(), errors, fed + outputs);
  }

  /// The scale of each element: its root mean square, times the norm that a normal cloud of as many
  /// elements seldom passes.
  private double[] scales() {
    double[] scales = new double[points.getFirst().length];
    double norm = Math.sqrt(scales.length) + 1.5;
    for (int k = 0; k < scales.length; k++) {
      double sum = 0;
      for (double[] point : points) {
        sum += point[k] * point[k];
      }
      scales[k] = sum == 0 ? 1 : norm * Math.sqrt(sum / points.size());
    }
    return scales;
  }

  /// ` + encode_z@z + encode_y@y`
  private String drive() {
    var drive = new StringBuilder();
    for (Variable each : represented) {
      int size = each.shape().size();
      double[] encoders = population.encoders(offset(each.name()), size);
      boolean scalar = each.shape().isScalar();
      builder.parameter(
          "encode_" + each.name(),
          scalar ? tensor(encoders, neurons.count()) : tensor(encoders, neurons.count(), size));
      drive.append(" + encode_%1$s%2$s%1$s".formatted(each.name(), scalar ? "*" : "@"));
    }
    return drive.toString();
  }

  /// Where the elements of a state or input begin in a point.
  private int offset(String name) {
    int offset = 0;
    for (Variable each : represented) {
      if (each.name().equals(name)) {
        return offset;
      }
      offset += each.shape().size();
    }
    throw new IllegalArgumentException(name);
  }

  /// What stands for a state or output, driven by spikes.
  ///
  /// @param target for each element a value for each point
  private void decode(String name, Tensor start, double[][] target) {
    double[] weights = new double[target.length * neurons.count()];
    double missed = 0;
    double all = 0;
    for (int e = 0; e < target.length; e++) {
      double[] decoder = decoders.of(target[e]);
      System.arraycopy(decoder, 0, weights, e * neurons.count(), neurons.count());
      double error = decoders.error(decoder, target[e]);
      missed += error * error;
      all += Arrays.stream(target[e]).map(value -> value * value).sum() / points.size();
    }
    errors.put(name, all == 0 ? 0 : Math.sqrt(missed / all));
    builder
        .state(name, start)
        .parameter(
            "decode_" + name,
            start.shape().isScalar()
                ? tensor(weights, neurons.count())
                : tensor(weights, target.length, neurons.count()))
        .equations("d%1$s = -%1$s/synapse*dt + decode_%1$s@dspike/synapse".formatted(name));
  }

  private static Tensor tensor(double[] elements, int... lengths) {
    return new Tensor(Shape.of(lengths), elements);
  }
}
