package org.homeostat.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Reward;
import org.homeostat.system.Sensitivities;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Each learned parameter follows the exact derivative of the reward of this moment by it, carried
/// along with the states since birth.
///
/// ```
/// dtheta = eta*(d reward/d theta)*dt
/// ```
///
/// The derivative is that of [Sensitivities], which knows the equations of plant and agent: this is
/// what rules that know only a reward are held against, not a rule that a brain or a device could
/// have. It is exact for parameters that stand still, and near for a small eta. Where the loop is
/// unstable the derivative grows without bound, as the state does. It costs a state for each pair
/// of a state and an element of a parameter.
///
/// Source: Williams and Zipser (1989), A learning algorithm for continually running fully recurrent
/// neural networks, Neural Computation 1, 270-280.
///
/// @param parameters the names of the parameters to learn, in the system's own words
public record RealTimeRecurrentLearning(List<String> parameters, double eta)
    implements Transformation {
  private static final String RATE = "learn.eta";

  public RealTimeRecurrentLearning {
    parameters = List.copyOf(parameters);
  }

  /// The learning system.
  ///
  /// @throws IllegalArgumentException if the system has no reward or a parameter is not one of its
  ///   parameters
  /// @throws org.homeostat.expression.InputException as [Sensitivities#apply]
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Learnable.check(system, parameters);
    DynamicalSystem ito = system.with(Stratonovich.TO_ITO);
    List<Variable> learned =
        ito.parameters().stream().filter(each -> parameters.contains(each.name())).toList();
    DynamicalSystem carried = ito.with(by(parameters));
    Map<String, Expression> slopes = new HashMap<>();
    carried.outputs().forEach(each -> slopes.put(each.name(), each.value()));
    List<Variable> states = new ArrayList<>(carried.states());
    List<Differential> equations = new ArrayList<>(carried.equations());
    for (Variable each : learned) {
      List<Expression> elements = new ArrayList<>();
      for (String element : by(List.of(each.name())).elements(ito)) {
        elements.add(slopes.getOrDefault(Sensitivities.name(Reward.NAME, element), Algebra.ZERO));
      }
      Expression slope = shaped(elements, each.shape().lengths());
      Expression drift = Parser.parse(RATE + "*slope").replace(Map.of("slope", slope));
      states.add(each);
      equations.add(new Differential(each.name(), drift, new TreeMap<>()));
    }
    List<Variable> constants = new ArrayList<>(carried.parameters());
    constants.removeAll(learned);
    constants.add(new Variable(RATE, Shape.SCALAR, Tensor.scalar(eta), Unit.FREE));
    return new DynamicalSystem(
        carried.name(),
        carried.about(),
        Calculus.ITO,
        states,
        carried.inputs(),
        constants,
        carried.noise(),
        carried.definitions(),
        equations,
        ito.outputs());
  }

  private static Sensitivities by(List<String> names) {
    return new Sensitivities(names.stream().map(name -> SourceText.of("learn", name)).toList());
  }

  /// Elements in the order of an array, as the array.
  private static Expression shaped(List<Expression> elements, List<Integer> lengths) {
    if (lengths.isEmpty()) {
      return elements.getFirst();
    }
    List<Integer> inner = lengths.subList(1, lengths.size());
    int size = elements.size() / lengths.getFirst();
    List<Expression> parts = new ArrayList<>();
    for (int i = 0; i < lengths.getFirst(); i++) {
      parts.add(shaped(elements.subList(i * size, (i + 1) * size), inner));
    }
    return Algebra.stack(parts);
  }
}
