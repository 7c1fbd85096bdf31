package org.homeostat.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A function that a person defines: `rho(s): clip(s, 0, 1)`. A call stands for the body with the
/// arguments in the place of the parameters; the tree holds no trace of the function.
///
/// @param body over the parameters and any other names in scope where it is called
public record NamedFunction(String name, List<String> parameters, Expression body) {

  public NamedFunction {
    parameters = List.copyOf(parameters);
  }

  /// The body with `arguments` in the place of the parameters.
  Expression apply(List<Expression> arguments) {
    Map<String, Expression> by = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      by.put(parameters.get(i), arguments.get(i));
    }
    return body.replace(by);
  }
}
