package org.homeostat.solver;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Definition;
import org.homeostat.system.Variable;

/// What the names of a system mean at one time and point. Each definition is computed once.
final class Scope {
  private final ProgramBuilder on;
  private final Names names;
  private final Set<String> varied;
  private final Map<String, Value> known = new HashMap<>();

  /// @param varied the parameters and inputs whose values differ between lanes
  Scope(
      ProgramBuilder on,
      Names names,
      Set<String> varied,
      Value t,
      Point x,
      Map<String, Value> increments) {
    this.on = on;
    this.names = names;
    this.varied = varied;
    known.put("t", t);
    known.putAll(x.values());
    known.putAll(increments);
  }

  Value value(Expression expression) {
    return Evaluation.evaluate(on, expression, this::value);
  }

  private Value value(Name name) {
    Value value = known.get(name.text());
    if (value == null) {
      value = resolve(name.text());
      known.put(name.text(), value);
    }
    return value;
  }

  private Value resolve(String name) {
    Variable constant = names.constants().get(name);
    if (constant != null) {
      Binding binding = varied.contains(name) ? Binding.TRAJECTORY : Binding.RUN;
      return on.input(name, constant.shape(), binding);
    }
    Definition definition = names.definitions().get(name);
    if (definition == null) {
      throw names.unknown(name);
    }
    return value(definition.value());
  }
}
