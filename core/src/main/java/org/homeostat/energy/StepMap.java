package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.system.Differential;
import org.homeostat.system.Energy;

/// The map from states to states whose fixed points are the stationary points of an energy, or of
/// one for each state.
final class StepMap {
  private StepMap() {}

  /// The next value of each state.
  ///
  /// @param descended the energy that each state descends
  /// @throws org.homeostat.expression.InputException if the update needs a self-energy and a state
  ///   has none
  static Map<String, Expression> of(Map<String, Energy> descended, Update update) {
    return switch (update) {
      case Update.Synchronous _, Update.Asynchronous _ -> minima(descended);
      case Update.Flow(double step) -> flow(descended, step);
      case Update.Momentum(Update of, double _) -> of(descended, of);
      case Update.Anderson(Update of, int _) -> of(descended, of);
    };
  }

  private static Map<String, Expression> minima(Map<String, Energy> descended) {
    Map<String, Expression> map = new LinkedHashMap<>();
    descended.forEach((state, energy) -> {
      SelfEnergy self = energy.selfEnergy(state);
      map.put(state, self.activation().of(self.drive()));
    });
    return map;
  }

  private static Map<String, Expression> flow(Map<String, Energy> descended, double step) {
    Map<String, Expression> map = new LinkedHashMap<>();
    descended.forEach((state, energy) -> {
      for (Differential equation : energy.flow().equations()) {
        if (equation.state().equals(state)) {
          Expression move = Algebra.multiply(Literal.of(step), equation.drift());
          map.put(state, Algebra.add(new Name(state), move));
        }
      }
    });
    return map;
  }
}
