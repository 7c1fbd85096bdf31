package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.ShortNames;
import org.homeostat.system.Variable;

/// How people name what they set. A name may be written without its prefix where only one is meant;
/// a rate that differs between parameters is set for all of them by its own name; setting a
/// parameter that learns also sets the mean from which it starts.
final class Naming {
  private static final String MEAN = ".mu";

  private Naming() {}

  /// What can be given another value: parameters, inputs, starts of states.
  static Stream<Variable> variables(DynamicalSystem system) {
    return Stream.of(system.parameters(), system.inputs(), system.states()).flatMap(List::stream);
  }

  private static List<String> names(DynamicalSystem system) {
    return variables(system).map(Variable::name).toList();
  }

  /// The parameters that learn, which are states of the learning system.
  static List<String> learned(DynamicalSystem system) {
    List<String> states = system.states().stream().map(Variable::name).toList();
    return states.stream().filter(name -> states.contains(name + MEAN)).toList();
  }

  /// The full name that is meant.
  static String qualified(DynamicalSystem system, String name) {
    List<String> meant = ShortNames.meant(name, names(system));
    return meant.size() == 1 ? meant.getFirst() : name;
  }

  /// The values that are meant by setting `name` to `value`.
  ///
  /// @throws WrongInput if there is nothing of this name, or its shape is another
  static Map<String, Tensor> values(DynamicalSystem system, String name, Tensor value) {
    String full = qualified(system, name);
    List<Variable> meant = new ArrayList<>();
    for (Variable variable : variables(system).toList()) {
      String each = variable.name();
      boolean rate = full.startsWith("learn.") && each.startsWith(full + ".");
      if (each.equals(full) || each.equals(full + MEAN) || rate) {
        meant.add(variable);
      }
    }
    if (meant.isEmpty()) {
      throw unknown(system, name);
    }
    Map<String, Tensor> values = new LinkedHashMap<>();
    meant.forEach(variable -> values.put(variable.name(), fitted(variable, value)));
    return values;
  }

  static WrongInput unknown(DynamicalSystem system, String name) {
    boolean several = ShortNames.meant(name, names(system)).size() > 1;
    return new WrongInput(
        several
            ? "'" + name + "' can mean several parameters, inputs or states"
            : "there is no parameter, input or state '" + name + "'",
        ShortNames.advice(name, names(system)));
  }

  /// The value in the shape of the variable; a single number fills it.
  private static Tensor fitted(Variable variable, Tensor value) {
    Shape shape = variable.shape();
    if (value.shape().equals(shape)) {
      return value;
    }
    if (!value.shape().isScalar()) {
      throw new WrongInput(
          variable.name() + " has the shape " + shape + ", not " + value.shape(),
          "a single number fills every shape");
    }
    double[] elements = new double[shape.size()];
    Arrays.fill(elements, value.elements()[0]);
    return new Tensor(shape, elements);
  }
}
