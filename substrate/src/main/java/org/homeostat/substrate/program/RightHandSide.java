package org.homeostat.substrate.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Program;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.Field;
import org.homeostat.solver.Point;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// A system in continuous time as a program over numbers: how fast its states move, how much each
/// noise adds to them, and its outputs.
public final class RightHandSide {
  /// The name of time among what is read.
  public static final String TIME = "t";

  private final DynamicalSystem system;
  private final ProgramBuilder on = new ProgramBuilder(Precision.DOUBLE);
  private final Field field;
  private final Value t;
  private final Point x;

  private RightHandSide(DynamicalSystem system) {
    this.system = system;
    this.field = Field.of(on, system, _ -> Binding.RUN);
    this.t = on.input(TIME, Shape.SCALAR, Binding.STEP);
    Map<String, Value> states = new LinkedHashMap<>();
    system.states().forEach(s -> states.put(s.name(), on.input(s.name(), s.shape(), Binding.STEP)));
    this.x = new Point(on, states);
  }

  /// The program, which reads states, inputs and [#TIME].
  ///
  /// @param values those of parameters
  /// @throws RefusedException if noise is drawn anew at each evaluation, or jumps
  public static ScalarProgram of(DynamicalSystem system, Map<String, Tensor> values) {
    for (NoiseSource source : system.noise()) {
      if (source.kind() != NoiseSource.Kind.WIENER) {
        throw new RefusedException(
            "the noise " + source.name() + " has no counterpart in continuous time",
            "what drives equations as dw can be exported");
      }
    }
    Map<String, Tensor> given = new LinkedHashMap<>();
    system.parameters().forEach(p -> given.put(p.name(), values.getOrDefault(p.name(), p.start())));
    return ScalarProgram.of(new RightHandSide(system).build(), given);
  }

  /// The result that holds the drift of a state.
  public static String drift(String state) {
    return "#drift." + state;
  }

  /// The result that holds what a unit of an element of a noise adds to a state.
  public static String noise(NoiseSource source, int element, String state) {
    return "#noise." + source.name() + "." + element + "." + state;
  }

  /// The result that holds an output.
  public static String output(String output) {
    return "#output." + output;
  }

  private Program build() {
    Point drift = field.drift(t, x);
    for (Variable state : system.states()) {
      leave(drift(state.name()), drift, state);
    }
    for (NoiseSource source : system.drivers()) {
      for (int i = 0; i < source.shape().size(); i++) {
        Point factor = field.noise(t, x, unit(source, i));
        for (Variable state : system.states()) {
          leave(noise(source, i, state.name()), factor, state);
        }
      }
    }
    for (Definition output : system.outputs()) {
      on.result(output(output.name()), field.value(output.value(), t, x));
    }
    return on.build();
  }

  /// Equations that are 0 have no value of their own.
  private void leave(String name, Point values, Variable state) {
    Value value = values.values().get(state.name());
    if (value != null) {
      on.result(name, value);
    }
  }

  /// 1 in one element of one source, else 0.
  private Map<String, Value> unit(NoiseSource one, int element) {
    Map<String, Value> increments = new LinkedHashMap<>();
    for (NoiseSource source : system.drivers()) {
      List<Value> elements = new ArrayList<>();
      for (int i = 0; i < source.shape().size(); i++) {
        elements.add(on.constant(source.equals(one) && i == element ? 1 : 0));
      }
      increments.put(
          source.differential(), shaped(elements, new ArrayList<>(source.shape().lengths())));
    }
    return increments;
  }

  private Value shaped(List<Value> elements, List<Integer> lengths) {
    if (lengths.isEmpty()) {
      return elements.getFirst();
    }
    int rows = lengths.getFirst();
    int size = elements.size() / rows;
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      parts.add(
          shaped(elements.subList(i * size, (i + 1) * size), lengths.subList(1, lengths.size())));
    }
    return on.stack(parts);
  }
}
