package org.homeostat.energy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Bilinear;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;

/// The gradient by each parameter as a weighed sum over phases and examples: `sum over k of
/// weight_k * sum over examples of dF/dW(states_k, beta_k)`.
///
/// What a clamped input is multiplied with is summed first: `outer(h_1, x)*w_1 + outer(h_2, x)*w_2`
/// is `outer(w_1*h_1 + w_2*h_2, x)`, one product instead of two.
final class Contrast {
  static final String GRADIENT = "gradient.";

  private final Form form;
  private final int phases;
  private final int lanes;
  private final UnaryOperator<Value> overLanes;
  private final Names names;
  private final Set<String> moving = new HashSet<>();
  private final Set<String> own;

  private Contrast(
      Model model,
      Form form,
      int phases,
      int lanes,
      ProgramBuilder on,
      UnaryOperator<Value> overLanes) {
    this.form = form;
    this.phases = phases;
    this.lanes = lanes;
    this.overLanes = overLanes;
    this.names = Names.of(on, model, Binding.STEP);
    this.own = new HashSet<>(model.own());
    Map<String, Shape> states = form.states(model);
    moving.addAll(states.keySet());
    moving.addAll(form.nudges());
    for (int k = 0; k < phases; k++) {
      int phase = k;
      states.forEach((state, shape) -> {
        names.read(in(phase, state), shape, Binding.STEP);
        own.add(in(phase, state));
      });
      for (List<String> scalars : List.of(form.nudges(), form.weights())) {
        scalars.forEach(scalar -> names.read(in(phase, scalar), Shape.SCALAR, Binding.CLOCK));
      }
    }
  }

  /// The name of a state, of beta or of the weight in a phase.
  static String in(int phase, String name) {
    return name + "@" + phase;
  }

  /// Leaves the gradients as results `gradient.W`, shared by all lanes.
  static void leave(ProgramBuilder on, Model model, Form form, int phases, int lanes) {
    Contrast contrast = new Contrast(model, form, phases, lanes, on, on::overLanes);
    contrast
        .gradients()
        .forEach((parameter, gradient) -> on.result(GRADIENT + parameter, gradient));
  }

  /// The gradients of one example alone, by parameter, for programs that know of no lanes.
  static Map<String, Value> ofOne(ProgramBuilder on, Model model, Form form, int phases) {
    return new Contrast(model, form, phases, 1, on, on::overOneLane).gradients();
  }

  private Map<String, Value> gradients() {
    Map<String, Value> gradients = new LinkedHashMap<>();
    form.gradients().forEach((parameter, parts) -> gradients.put(parameter, sum(parts)));
    return gradients;
  }

  private Value sum(List<Form.Weighed> gradient) {
    List<Expression> parts = new ArrayList<>();
    for (Form.Weighed weighed : gradient) {
      if (!weighed.gradient().equals(Algebra.ZERO)) {
        Terms.of(weighed.gradient(), form.nudges())
            .forEach(term -> parts.addAll(parts(weighed.weight(), term)));
      }
    }
    return new LaneSum(names, own, lanes, overLanes).of(parts);
  }

  /// The sum over phases of a term, in as few products as it takes.
  private List<Expression> parts(String weight, Terms.Term term) {
    if (term.core() instanceof Apply(Bilinear product, List<Expression> factors)) {
      Expression left = factors.getFirst();
      Expression right = factors.getLast();
      if (!moves(right)) {
        return List.of(Apply.of(product, weighed(weight, term, left), right));
      }
      if (!moves(left)) {
        return List.of(Apply.of(product, left, weighed(weight, term, right)));
      }
      List<Expression> parts = new ArrayList<>();
      for (int k = 0; k < phases; k++) {
        Expression scaled = Algebra.multiply(weight(k, weight, term), phase(k, left));
        parts.add(Apply.of(product, scaled, phase(k, right)));
      }
      return parts;
    }
    return List.of(weighed(weight, term, term.core()));
  }

  private Expression weighed(String weight, Terms.Term term, Expression factor) {
    Expression sum = Algebra.ZERO;
    for (int k = 0; k < phases; k++) {
      sum = Algebra.add(sum, Algebra.multiply(weight(k, weight, term), phase(k, factor)));
    }
    return sum;
  }

  private Expression weight(int phase, String weight, Terms.Term term) {
    return Algebra.multiply(new Name(in(phase, weight)), phase(phase, term.scale()));
  }

  private boolean moves(Expression e) {
    return e.names().stream().anyMatch(moving::contains);
  }

  private Expression phase(int phase, Expression e) {
    Map<String, Expression> by = new LinkedHashMap<>();
    moving.forEach(name -> by.put(name, new Name(in(phase, name))));
    return e.replace(by);
  }
}
