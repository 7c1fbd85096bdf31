package org.homeostat.learning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Calculus;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Reward;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Transformation;
import org.homeostat.system.Variable;

/// Ornstein-Uhlenbeck adaptation: each learned parameter theta wanders around a mean mu, and the
/// mean moves towards where theta is while the reward r is better than its running mean.
///
/// ```
/// dtheta = lambda*(mu - theta)*dt + sigma*dw          one independent w for each element
/// dmu    = eta*rpe*(theta - mu)*dt
/// drbar  = rho*rpe*dt
/// rpe    = tanh(r - rbar)                             or r - rbar
/// ```
///
/// The system must have the output `reward` ([Reward]). A learned parameter becomes a state of the
/// same name that starts at its value, as does `theta.mu`; `theta.w` is its noise, `reward.mean` is
/// rbar and starts at 0, `rpe` is a definition. The rates become the parameters `learn.lambda`,
/// `learn.sigma`, `learn.eta` and `learn.rho`.
///
/// Source: García Fernández, Ahmad and van Gerven (2024), arXiv 2410.13563 (rpe plain); van Gerven
/// (2025), arXiv 2509.11940 (rpe plain in its code of September 2025, with tanh since December).
///
/// @param parameters the names of the parameters to learn, in the system's own words
public record OrnsteinUhlenbeckAdaptation(
    List<String> parameters, Rate lambda, Rate sigma, Rate eta, double rho, PredictionError rpe)
    implements Transformation {
  /// The running mean of the reward.
  public static final String MEAN = Reward.NAME + ".mean";

  /// The reward prediction error.
  public static final String RPE = "rpe";

  /// How the surprise `r - rbar` counts.
  public enum PredictionError {
    /// `tanh(r - rbar)`: bounded, whatever the scale of the reward
    TANH("tanh(reward - reward.mean)"),
    /// `r - rbar`
    PLAIN("reward - reward.mean");

    private final String equation;

    PredictionError(String equation) {
      this.equation = equation;
    }
  }

  public OrnsteinUhlenbeckAdaptation {
    parameters = List.copyOf(parameters);
  }

  /// The learning system.
  ///
  /// @throws IllegalArgumentException if the system has no reward or a parameter is not one of its
  ///   parameters
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    Learnable.check(system, parameters);
    DynamicalSystem ito = system.with(Stratonovich.TO_ITO);
    List<Variable> states = new ArrayList<>(ito.states());
    List<Differential> equations = new ArrayList<>(ito.equations());
    List<NoiseSource> noise = new ArrayList<>(ito.noise());
    Map<String, Double> rates = new LinkedHashMap<>();
    for (Variable learned : learned(ito)) {
      states.add(learned);
      equations.add(wander(learned, rates));
      noise.add(new NoiseSource(learned.name() + ".w", NoiseSource.Kind.WIENER, learned.shape()));
    }
    for (Variable learned : learned(ito)) {
      states.add(named(learned, mean(learned.name())));
      equations.add(follow(learned, rates));
    }
    states.add(new Variable(MEAN, Shape.SCALAR, Tensor.scalar(0), Unit.FREE));
    equations.add(differential(MEAN, "learn.rho*rpe"));
    rates.put("learn.rho", rho);
    List<Definition> definitions = new ArrayList<>(ito.definitions());
    definitions.add(new Definition(RPE, Shape.SCALAR, Parser.parse(rpe.equation)));
    List<Definition> outputs = new ArrayList<>(ito.outputs());
    outputs.add(new Definition(RPE, Shape.SCALAR, new Name(RPE)));
    return new DynamicalSystem(
        ito.name(),
        ito.about(),
        Calculus.ITO,
        states,
        ito.inputs(),
        parameters(ito, rates),
        noise,
        definitions,
        equations,
        outputs,
        ito.events());
  }

  /// The learned parameters in the order of the system.
  private List<Variable> learned(DynamicalSystem system) {
    return system.parameters().stream()
        .filter(parameter -> parameters.contains(parameter.name()))
        .toList();
  }

  private List<Variable> parameters(DynamicalSystem system, Map<String, Double> rates) {
    List<Variable> others =
        new ArrayList<>(
            system.parameters().stream()
                .filter(parameter -> !parameters.contains(parameter.name()))
                .toList());
    rates.forEach((name, value) ->
        others.add(new Variable(name, Shape.SCALAR, Tensor.scalar(value), Unit.FREE)));
    return others;
  }

  private Differential wander(Variable learned, Map<String, Double> rates) {
    String name = learned.name();
    String drift = rate("lambda", lambda, name, rates) + "*(" + mean(name) + " - " + name + ")";
    String term = rate("sigma", sigma, name, rates) + "*" + name + ".dw";
    TreeMap<String, Expression> noise = new TreeMap<>();
    noise.put(name + ".w", Parser.parse(term));
    return new Differential(name, Parser.parse(drift), noise);
  }

  private Differential follow(Variable learned, Map<String, Double> rates) {
    String name = learned.name();
    String drift = "%s*rpe*(%s - %s)".formatted(rate("eta", eta, name, rates), name, mean(name));
    return differential(mean(name), drift);
  }

  private static Differential differential(String state, String drift) {
    return new Differential(state, Parser.parse(drift), new TreeMap<>());
  }

  /// The name of the parameter that holds a rate; its value is noted in `rates`.
  private static String rate(String name, Rate rate, String learned, Map<String, Double> rates) {
    double value =
        switch (rate) {
          case Rate.Common common -> common.value();
          case Rate.Each each -> each.values().getOrDefault(learned, Double.NaN);
        };
    String parameter = rate.parameter(name, learned);
    rates.put(parameter, value);
    return parameter;
  }

  private static String mean(String parameter) {
    return parameter + ".mu";
  }

  private static Variable named(Variable variable, String name) {
    return new Variable(name, variable.shape(), variable.start(), variable.unit());
  }
}
