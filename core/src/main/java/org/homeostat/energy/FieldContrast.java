package org.homeostat.energy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.system.Variable;

/// The estimate of the gradient where the states descend no common energy, each state s its own
/// E_s: what a synapse makes of the free equilibrium, times the change of the state that it drives,
///
/// ```
/// dL/dW ~ dC/dW + sum over s of (d(dE_s/ds)/dW)' ds/dbeta,    ds/dbeta = sum over phases of weight_k*s_k
/// ```
///
/// Where all E_s are one energy, that is its equilibrium propagation; else it errs by how far the
/// Jacobian of the drives is from symmetric. Source: Scellier, Goyal, Binas, Mesnard and Bengio
/// (2018), Generalization of equilibrium propagation to vector field dynamics, arXiv 1808.04873;
/// centred: Laborieux et al. (2021).
final class FieldContrast {
  private static final String CHANGE = "#change.";

  private final Model model;
  private final Form form;
  private final int phases;
  private final ProgramBuilder on;
  private final Names names;

  private FieldContrast(Model model, Form form, int phases, ProgramBuilder on) {
    this.model = model;
    this.form = form;
    this.phases = phases;
    this.on = on;
    this.names = Names.of(on, model, Binding.STEP).read(model.states(), Binding.STEP);
    model.states().forEach(state -> names.values().put(CHANGE + state.name(), change(state)));
  }

  /// Leaves the gradients as results `gradient.W`, shared by all lanes. The states at the free
  /// equilibrium are inputs of their own names, those of the phases as in [Contrast].
  static void leave(ProgramBuilder on, Model model, Form form, int phases, int lanes) {
    FieldContrast contrast = new FieldContrast(model, form, phases, on);
    Set<String> own = new HashSet<>(model.own());
    model.states().forEach(state -> own.add(CHANGE + state.name()));
    LaneSum sum = new LaneSum(contrast.names, own, lanes);
    Value share = on.constant(1.0 / lanes);
    contrast
        .gradients()
        .forEach((parameter, parts) -> {
          Value direct = on.multiply(share, sum.of(parts.direct));
          Value gradient =
              parts.local.equals(Algebra.ZERO)
                  ? direct
                  : parts.direct.equals(Algebra.ZERO)
                      ? sum.of(parts.local)
                      : on.add(direct, sum.of(parts.local));
          on.result(Contrast.GRADIENT + parameter, gradient);
        });
  }

  /// `sum over phases of weight_k*s_k`, the real part of it; the weights are over the lanes.
  private Value change(Variable state) {
    List<String> parts = form.parts(state.name());
    List<String> weights = form.weights();
    Value sum = null;
    for (int k = 0; k < phases; k++) {
      for (String beta : form.nudges()) {
        on.input(Contrast.in(k, beta), Shape.SCALAR, Binding.CLOCK);
      }
      for (int part = 0; part < parts.size(); part++) {
        Value weight = on.input(Contrast.in(k, weights.get(part)), Shape.SCALAR, Binding.CLOCK);
        Value s = on.input(Contrast.in(k, parts.get(part)), state.shape(), Binding.STEP);
        Value product = on.multiply(part == 0 ? weight : on.negate(weight), s);
        sum = sum == null ? product : on.add(sum, product);
      }
    }
    return Objects.requireNonNull(sum);
  }

  /// @param direct `dC/dW`
  /// @param local `sum over s of (d(dE_s/ds)/dW)' ds/dbeta`
  private record Parts(Expression direct, Expression local) {}

  private Map<String, Parts> gradients() {
    List<String> by = model.parameters().stream().map(Variable::name).toList();
    Map<String, Expression> local = new LinkedHashMap<>();
    model
        .descended()
        .forEach((state, energy) -> {
          Expression slope = Objects.requireNonNull(energy.gradient(List.of(state)).get(state));
          Adjoint.of(slope, new Name(CHANGE + state), by, this::shape)
              .forEach((parameter, part) -> local.merge(parameter, part, Algebra::add));
        });
    Map<String, Expression> direct = model.energy().costGradient(by);
    Map<String, Parts> gradients = new LinkedHashMap<>();
    for (String parameter : by) {
      gradients.put(
          parameter,
          new Parts(
              Objects.requireNonNull(direct.get(parameter)),
              Objects.requireNonNull(local.get(parameter))));
    }
    return gradients;
  }

  private Shape shape(String name) {
    boolean isChange = name.startsWith(CHANGE);
    return model.shapes().apply(isChange ? name.substring(CHANGE.length()) : name);
  }
}
