package org.homeostat.solver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Definition;
import org.homeostat.system.Variable;

/// What the names of a system mean at one time and point. Each definition is computed once.
final class Scope {
  private final ProgramBuilder on;
  private final Field field;
  private final Value time;
  private final Function<String, Binding> bindings;
  private final Map<String, Value> known = new HashMap<>();

  /// @param bindings when a parameter or input is known; one that is CONSTANT has its own value
  Scope(
      Field field,
      Function<String, Binding> bindings,
      Value t,
      Point x,
      Map<String, Value> increments) {
    this.on = field.on();
    this.field = field;
    this.time = t;
    this.bindings = bindings;
    known.put("t", t);
    known.putAll(x.values());
    known.putAll(increments);
  }

  Value value(Expression expression) {
    return Evaluation.evaluate(on, field.past().named(expression), this::value);
  }

  private Value value(Name name) {
    Value value = known.get(name.text());
    if (value == null) {
      value = resolve(name.text());
      known.put(name.text(), value);
    }
    return value;
  }

  private Value constant(Tensor tensor) {
    List<Value> elements = new ArrayList<>();
    for (double element : tensor.elements()) {
      elements.add(on.constant(element));
    }
    List<Integer> lengths = tensor.shape().lengths();
    for (int axis = lengths.size() - 1; axis >= 0; axis--) {
      elements = stacked(elements, lengths.get(axis));
    }
    return elements.getFirst();
  }

  /// Each `length` of some values as one.
  private List<Value> stacked(List<Value> values, int length) {
    List<Value> stacks = new ArrayList<>();
    for (int i = 0; i < values.size(); i += length) {
      stacks.add(on.stack(values.subList(i, i + length)));
    }
    return stacks;
  }

  private Value resolve(String name) {
    if (Past.isName(name)) {
      return field.past().value(field, name, time);
    }
    Names names = field.names();
    Variable constant = names.constants().get(name);
    if (constant != null) {
      Binding binding = bindings.apply(name);
      return binding == Binding.CONSTANT
          ? constant(constant.start())
          : on.input(name, constant.shape(), binding);
    }
    Definition definition = names.definitions().get(name);
    if (definition == null) {
      throw names.unknown(name);
    }
    return value(definition.value());
  }
}
