package org.homeostat.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Parser;
import org.homeostat.noise.Draws;

/// The laws that have a name, as priors call them: `normal(0, 1)`.
///
/// Densities are up to a constant: where an argument may be random itself, what depends on it is
/// there.
public final class Distribution {
  public static final Distribution NORMAL =
      new Distribution(
          "normal",
          "mean, deviation",
          "-((x - mean)/deviation)^2/2 - log(deviation)",
          Support.ALL,
          (draws, a) -> a[0] + a[1] * draws.normal());

  public static final Distribution LOGNORMAL =
      new Distribution(
          "lognormal",
          "mean, deviation",
          "-((log(x) - mean)/deviation)^2/2 - log(x*deviation)",
          Support.POSITIVE,
          (draws, a) -> LogProduct.exp(a[0] + a[1] * draws.normal()));

  public static final Distribution HALFNORMAL =
      new Distribution(
          "halfnormal",
          "deviation",
          "-(x/deviation)^2/2 - log(deviation)",
          Support.POSITIVE,
          (draws, a) -> a[0] * Math.abs(draws.normal()));

  public static final Distribution CAUCHY =
      new Distribution(
          "cauchy",
          "middle, scale",
          "-log(1 + ((x - middle)/scale)^2) - log(scale)",
          Support.ALL,
          (draws, a) -> a[0] + a[1] * ratio(draws));

  public static final Distribution HALFCAUCHY =
      new Distribution(
          "halfcauchy",
          "scale",
          "-log(1 + (x/scale)^2) - log(scale)",
          Support.POSITIVE,
          (draws, a) -> a[0] * Math.abs(ratio(draws)));

  public static final Distribution STUDENT =
      new Distribution(
          "student",
          "freedom, middle, scale",
          "-(freedom + 1)/2*log(1 + ((x - middle)/scale)^2/freedom) - log(scale)",
          Support.ALL,
          (draws, a) ->
              a[1] + a[2] * draws.normal() / Math.sqrt(2 * gamma(draws, a[0] / 2) / a[0]));

  public static final Distribution EXPONENTIAL =
      new Distribution(
          "exponential",
          "rate",
          "-rate*x + log(rate)",
          Support.POSITIVE,
          (draws, a) -> -LogProduct.log(1 - draws.uniform()) / a[0]);

  public static final Distribution GAMMA =
      new Distribution(
          "gamma",
          "form, rate",
          "(form - 1)*log(x) - rate*x + form*log(rate)",
          Support.POSITIVE,
          (draws, a) -> gamma(draws, a[0]) / a[1]);

  public static final Distribution BETA =
      new Distribution(
          "beta",
          "a, b",
          "(a - 1)*log(x) + (b - 1)*log(1 - x)",
          new Support(0, 1),
          (draws, a) -> {
            double first = gamma(draws, a[0]);
            return first / (first + gamma(draws, a[1]));
          });

  public static final Distribution UNIFORM =
      new Distribution(
          "uniform",
          "low, high",
          "0",
          new Support(0, 1),
          (draws, a) -> a[0] + (a[1] - a[0]) * draws.uniform());

  private interface Drawing {
    double draw(Draws draws, double[] arguments);
  }

  private static final String VALUE = "x";

  private static final List<Distribution> ALL =
      List.of(
          NORMAL,
          LOGNORMAL,
          HALFNORMAL,
          CAUCHY,
          HALFCAUCHY,
          STUDENT,
          EXPONENTIAL,
          GAMMA,
          BETA,
          UNIFORM);

  private final String label;
  private final List<String> parameters;
  private final Expression density;
  private final Support support;
  private final Drawing drawing;

  private Distribution(
      String label, String parameters, String density, Support support, Drawing drawing) {
    this.label = label;
    this.parameters = List.of(parameters.split(", "));
    this.density = Parser.parse(density);
    this.support = support;
    this.drawing = drawing;
  }

  /// As it is written: `halfnormal`.
  public String label() {
    return label;
  }

  /// All of them.
  public static List<Distribution> values() {
    return ALL;
  }

  @Override
  public String toString() {
    return label;
  }

  /// The law that is written so.
  public static Optional<Distribution> named(String label) {
    return ALL.stream().filter(each -> each.label().equals(label)).findFirst();
  }

  /// What its arguments are.
  public List<String> parameters() {
    return parameters;
  }

  /// Whether an argument, by its place, has to be a number: the density leaves out what depends on
  /// it.
  public boolean isFixed(int argument) {
    return switch (label) {
      case "student", "gamma" -> argument == 0;
      case "beta", "uniform" -> true;
      default -> false;
    };
  }

  /// Whether an argument, by its place, has to be above 0.
  public boolean isPositive(int argument) {
    return switch (label) {
      case "normal", "lognormal", "cauchy" -> argument == 1;
      case "student" -> argument != 1;
      case "uniform" -> false;
      default -> true;
    };
  }

  /// Where its draws lie.
  Support support(List<Double> arguments) {
    return this == UNIFORM ? new Support(arguments.get(0), arguments.get(1)) : support;
  }

  /// The logarithm of the density of `x`, element by element.
  Expression logDensity(Expression x, List<Expression> arguments) {
    Map<String, Expression> by = new LinkedHashMap<>();
    by.put(VALUE, x);
    for (int i = 0; i < parameters.size(); i++) {
      by.put(parameters.get(i), arguments.get(i));
    }
    return density.replace(by);
  }

  /// A random number of this law.
  double draw(Draws draws, double... arguments) {
    return drawing.draw(draws, arguments);
  }

  /// Of two normal numbers: Cauchy's law.
  private static double ratio(Draws draws) {
    double above = draws.normal();
    return above / draws.normal();
  }

  /// Of the form a and the rate 1, by the method of Marsaglia and Tsang (2000), A simple method for
  /// generating gamma variables, ACM Trans. Mathematical Software 26, 363-372.
  private static double gamma(Draws draws, double form) {
    if (form < 1) {
      double share = LogProduct.log(1 - draws.uniform()) / form;
      return gamma(draws, form + 1) * LogProduct.exp(share);
    }
    double d = form - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = draws.normal();
      double v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      double u = 1 - draws.uniform();
      if (v > 0 && LogProduct.log(u) < 0.5 * x * x + d - d * v + d * LogProduct.log(v)) {
        return d * v;
      }
    }
  }
}
