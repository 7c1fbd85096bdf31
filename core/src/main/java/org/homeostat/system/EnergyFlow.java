package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.SelfEnergy;
import org.homeostat.expression.Shape;

/// Makes the dynamics of an energy.
final class EnergyFlow {
  private final Energy energy;
  private final Map<String, Expression> descent;
  private final List<NoiseSource> noise = new ArrayList<>();

  EnergyFlow(Energy energy) {
    this.energy = energy;
    List<String> states = energy.states().stream().map(Variable::name).toList();
    this.descent = Adjoint.of(Algebra.negate(energy.energy()), states, energy.shapes());
  }

  DynamicalSystem system() {
    List<Differential> equations = energy.states().stream().map(this::equation).toList();
    return new DynamicalSystem(
        energy.name(),
        energy.about(),
        Calculus.ITO,
        energy.states(),
        energy.inputs(),
        energy.parameters(),
        noise,
        List.of(),
        equations,
        outputs());
  }

  private List<Definition> outputs() {
    List<Definition> outputs = new ArrayList<>(energy.outputs());
    outputs.add(new Definition("energy", Shape.SCALAR, energy.energy()));
    if (energy.hasCost()) {
      outputs.add(new Definition("cost", Shape.SCALAR, energy.cost()));
    }
    return outputs;
  }

  private Differential equation(Variable state) {
    SortedMap<String, Expression> terms = new TreeMap<>();
    if (energy.hasTemperature()) {
      NoiseSource source = new NoiseSource(noiseOf(state), NoiseSource.Kind.WIENER, state.shape());
      noise.add(source);
      Expression strength =
          Algebra.call("sqrt", Algebra.multiply(Literal.of(2), energy.temperature()));
      terms.put(source.name(), Algebra.multiply(strength, new Name(source.differential())));
    }
    return new Differential(state.name(), drift(state), terms);
  }

  static String noiseOf(Variable state) {
    return "w_" + state.name();
  }

  private Expression drift(Variable state) {
    return SelfEnergy.of(energy.energy(), state.name(), energy.shapes())
        .filter(SelfEnergy::isPotential)
        .map(self -> relaxing(self, state))
        .orElseGet(() -> Objects.requireNonNull(descent.get(state.name())));
  }

  private static Expression relaxing(SelfEnergy self, Variable state) {
    return Algebra.subtract(self.activation().of(self.drive()), new Name(state.name()));
  }
}
