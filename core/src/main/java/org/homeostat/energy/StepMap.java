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
import org.homeostat.system.Variable;

/// The map from states to states whose fixed points are the stationary points of an energy.
final class StepMap {
  private StepMap() {}

  /// The next value of each state.
  ///
  /// @throws org.homeostat.expression.InputException if the update needs a self-energy and a state
  ///   has none
  static Map<String, Expression> of(Energy energy, Update update) {
    return switch (update) {
      case Update.Synchronous _, Update.Asynchronous _ -> minima(energy);
      case Update.Flow(double step) -> flow(energy, step);
      case Update.Momentum(Update of, double _) -> of(energy, of);
      case Update.Anderson(Update of, int _) -> of(energy, of);
    };
  }

  private static Map<String, Expression> minima(Energy energy) {
    Map<String, Expression> map = new LinkedHashMap<>();
    for (Variable state : energy.states()) {
      SelfEnergy self = energy.selfEnergy(state.name());
      map.put(state.name(), self.activation().of(self.drive()));
    }
    return map;
  }

  private static Map<String, Expression> flow(Energy energy, double step) {
    Map<String, Expression> map = new LinkedHashMap<>();
    for (Differential equation : energy.flow().equations()) {
      Expression move = Algebra.multiply(Literal.of(step), equation.drift());
      map.put(equation.state(), Algebra.add(new Name(equation.state()), move));
    }
    return map;
  }
}
