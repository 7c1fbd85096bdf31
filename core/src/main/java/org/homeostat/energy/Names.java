package org.homeostat.energy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Variable;

/// What the names of a model stand for in a program under construction.
record Names(ProgramBuilder on, Map<String, Value> values) {

  /// Those of the parameters, the same for all examples, and of the clamped inputs.
  ///
  /// @param clamped when the inputs are known
  static Names of(ProgramBuilder on, Model model, Binding clamped) {
    return new Names(on, new LinkedHashMap<>())
        .read(model.parameters(), Binding.RUN)
        .read(List.of(model.input(), model.target()), clamped);
  }

  /// The same with variables that the program reads.
  Names read(Collection<Variable> variables, Binding binding) {
    variables.forEach(each -> read(each.name(), each.shape(), binding));
    return this;
  }

  /// The same with a name that the program reads.
  Names read(String name, Shape shape, Binding binding) {
    values.put(name, on.input(name, shape, binding));
    return this;
  }

  Value value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  Value value(Expression e) {
    return Evaluation.evaluate(on, e, name -> value(name.text()));
  }

  /// Others that begin as these are.
  Names copy() {
    return new Names(on, new LinkedHashMap<>(values));
  }
}
