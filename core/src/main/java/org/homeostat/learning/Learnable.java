package org.homeostat.learning;

import java.util.List;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.Variable;

/// What every learning rule asks of a system.
final class Learnable {
  private Learnable() {}

  /// Whether the system has a reward.
  static boolean isRewarded(DynamicalSystem system) {
    return system.definitions().stream().anyMatch(each -> each.name().equals(Reward.NAME));
  }

  /// @throws IllegalArgumentException if the system has no reward or a parameter is not one of its
  ///   parameters
  static void check(DynamicalSystem system, List<String> parameters) {
    if (!isRewarded(system)) {
      throw new IllegalArgumentException("learning needs a system with a reward");
    }
    List<String> known = system.parameters().stream().map(Variable::name).toList();
    for (String parameter : parameters) {
      if (!known.contains(parameter)) {
        throw new IllegalArgumentException("'" + parameter + "' is not a parameter of the system");
      }
    }
  }
}
