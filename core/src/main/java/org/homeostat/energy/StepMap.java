package org.homeostat.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.energy.Settling.Update;
import org.homeostat.expression.Activation;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Method;
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
      case Update.Integrated(Method _, double step) -> flow(descended, step);
      case Update.Langevin(double step, double _) -> descent(descended, step);
      case Update.Momentum(Update of, double _) -> of(descended, of);
      case Update.Anderson(Update of, int _) -> of(descended, of);
    };
  }

  /// `s - step*dE/ds`; a state that a potential keeps within bounds would be carried over them.
  private static Map<String, Expression> descent(Map<String, Energy> descended, double step) {
    Map<String, Expression> map = new LinkedHashMap<>();
    descended.forEach((state, energy) -> {
      refuseBounds(energy, state);
      Expression slope = Objects.requireNonNull(energy.gradient(List.of(state)).get(state));
      Expression move = Algebra.multiply(Literal.of(-step), slope);
      map.put(state, Algebra.add(new Name(state), move));
    });
    return map;
  }

  private static void refuseBounds(Energy energy, String state) {
    boolean bounded =
        SelfEnergy.of(energy.energy(), state, energy.shapes())
            .filter(SelfEnergy::isPotential)
            .filter(self -> self.activation().kind() != Activation.Kind.LINEAR)
            .isPresent();
    if (bounded) {
      SourceText place = SourceText.of("energy of " + energy.name(), state);
      String message =
          "noise would carry the state '" + state + "' out of the range of its potential";
      String advice =
          "write sum(%s^2)/2 and let the other terms see rho(%s)".formatted(state, state);
      throw new InputException(
          List.of(new Problem(place.position(0), state.length(), message, advice)));
    }
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
