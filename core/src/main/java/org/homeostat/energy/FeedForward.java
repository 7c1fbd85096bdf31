package org.homeostat.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.system.Energy;
import org.homeostat.system.Variable;

/// The network that an energy turns into when nothing comes back from above: each state, in the
/// order in which they are declared, is the minimum that the input and the states before it leave.
/// Terms of the energy with a later state are left out.
///
/// For stacked layers that is the feed-forward network of the same sizes, weights and activations.
final class FeedForward {
  private FeedForward() {}

  /// Each state as an expression in the input and the parameters.
  ///
  /// @throws org.homeostat.expression.InputException if a state is held by no self-energy without
  ///   the later ones
  static Map<String, Expression> states(Model model) {
    Map<String, Expression> states = new LinkedHashMap<>();
    Set<String> later = new LinkedHashSet<>();
    model.states().forEach(state -> later.add(state.name()));
    for (Variable state : model.states()) {
      later.remove(state.name());
      SelfEnergy self = without(model.energy(), later).selfEnergy(state.name());
      states.put(state.name(), self.activation().of(self.drive()).replace(states));
    }
    return states;
  }

  /// The loss as an expression in input, target and parameters.
  static Expression loss(Model model) {
    return model.energy().cost().replace(states(model));
  }

  /// The scores likewise.
  static Expression score(Model model) {
    return model.score().replace(states(model));
  }

  private static Energy without(Energy energy, Set<String> later) {
    Expression kept = Algebra.ZERO;
    for (Terms.Term term : Terms.of(energy.energy(), List.of())) {
      if (term.core().names().stream().noneMatch(later::contains)) {
        kept = Algebra.add(kept, Algebra.multiply(term.scale(), term.core()));
      }
    }
    List<Variable> states = new ArrayList<>(energy.states());
    states.removeIf(state -> later.contains(state.name()));
    return new Energy(
        energy.name(),
        energy.about(),
        states,
        energy.inputs(),
        energy.parameters(),
        kept,
        energy.cost(),
        energy.temperature(),
        List.of());
  }
}
