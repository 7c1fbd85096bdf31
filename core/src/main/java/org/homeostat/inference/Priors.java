package org.homeostat.inference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.control.Element;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// The priors of all unknown quantities together. A point of free numbers, each of any size, stands
/// for a value of each quantity within its [Support].
///
/// ```
/// Priors priors = Priors.of(
///     Prior.of("mu", Distribution.NORMAL, 0, 5), Prior.of("tau", Distribution.HALFCAUCHY, 5));
/// ```
public record Priors(List<Prior> each) {
  private static final int TYPICAL = 101;
  private static final int TRIES = 100_000;

  public Priors {
    each = List.copyOf(each);
    if (each.stream().map(Prior::name).distinct().count() < each.size()) {
      throw new RefusedException("two priors for one name", "give each name one");
    }
  }

  public static Priors of(Prior... each) {
    return new Priors(List.of(each));
  }

  /// The names and shapes of the quantities.
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    each.forEach(prior -> shapes.put(prior.name(), prior.shape()));
    return shapes;
  }

  /// The names of the elements: `mu`, `z[0]`, `z[1]`.
  public List<String> elements() {
    return each.stream()
        .flatMap(prior -> Element.of(prior.name(), prior.shape()))
        .map(Element::toString)
        .toList();
  }

  /// How many free numbers there are.
  public int size() {
    return each.stream().mapToInt(prior -> prior.shape().size()).sum();
  }

  /// The density of free numbers: that of the priors, the slopes of the supports, and a likelihood.
  ///
  /// @param logLikelihood an expression of the quantities and of what is known; 0 for the priors
  ///   alone
  public LogDensity density(Expression logLikelihood, Map<String, Tensor> known) {
    Map<String, Expression> values = new LinkedHashMap<>();
    Expression sum = logLikelihood;
    for (Prior prior : each) {
      values.put(prior.name(), prior.support().value(new Name(prior.name())));
      sum = Algebra.add(sum, prior.logDensity());
    }
    sum = sum.replace(values);
    for (Prior prior : each) {
      sum = Algebra.add(sum, prior.logSlope());
    }
    return new LogDensity(sum, shapes(), known);
  }

  /// The values of the elements at a point of free numbers.
  public double[] values(double[] free) {
    double[] values = new double[free.length];
    int next = 0;
    for (Prior prior : each) {
      for (int i = 0; i < prior.shape().size(); i++, next++) {
        values[next] = prior.support().value(free[next]);
      }
    }
    return values;
  }

  /// How fast an element moves with its free number.
  double slope(int element, double free) {
    int next = element;
    for (Prior prior : each) {
      if (next < prior.shape().size()) {
        return prior.support().slope(free);
      }
      next -= prior.shape().size();
    }
    throw new IndexOutOfBoundsException(element);
  }

  /// The values of the quantities at a point of free numbers.
  public Map<String, Tensor> at(double[] free) {
    return named(values(free));
  }

  /// Elements as quantities.
  public Map<String, Tensor> named(double[] elements) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    int next = 0;
    for (Prior prior : each) {
      double[] own = new double[prior.shape().size()];
      System.arraycopy(elements, next, own, 0, own.length);
      named.put(prior.name(), new Tensor(prior.shape(), own));
      next += own.length;
    }
    return named;
  }

  /// The point of free numbers at which the quantities have these values.
  ///
  /// @throws RefusedException if a value lies outside its support
  public double[] free(Map<String, Tensor> values) {
    double[] free = new double[size()];
    int next = 0;
    for (Prior prior : each) {
      Tensor value = Objects.requireNonNull(values.get(prior.name()), prior.name());
      for (double element : value.elements()) {
        if (!prior.support().contains(element)) {
          throw new RefusedException(
              prior.name() + " starts at " + element,
              "it lies between " + prior.support().low() + " and " + prior.support().high());
        }
        free[next++] = prior.support().free(element);
      }
    }
    return free;
  }

  /// A value of each quantity that is not unusual: the median of draws from the priors, or where
  /// nothing can be drawn that of the free number 0.
  public Map<String, Tensor> typical() {
    boolean named = each.stream().allMatch(prior -> prior.law() instanceof Prior.Named);
    if (!named) {
      return at(new double[size()]);
    }
    Draws random = Draws.of("typical", 0);
    double[][] drawn = new double[size()][TYPICAL];
    for (int k = 0; k < TYPICAL; k++) {
      int next = 0;
      for (Tensor value : draw(random).values()) {
        for (double element : value.elements()) {
          drawn[next++][k] = element;
        }
      }
    }
    return named(
        Arrays.stream(drawn)
            .mapToDouble(all -> {
              Arrays.sort(all);
              return all[TYPICAL / 2];
            })
            .toArray());
  }

  /// A value of each quantity, drawn from the priors in their order.
  ///
  /// @throws RefusedException if a prior has no name, or names one that comes after it
  public Map<String, Tensor> draw(Draws draws) {
    Map<String, Tensor> drawn = new LinkedHashMap<>();
    for (Prior prior : each) {
      if (!(prior.law() instanceof Prior.Named law)) {
        throw new RefusedException(
            "nothing can be drawn from the prior of '" + prior.name() + "'",
            "give it one of the laws that have a name");
      }
      List<Tensor> arguments = Laws.arguments(prior.name(), law, prior.shape(), drawn);
      double[] elements = new double[prior.shape().size()];
      for (int i = 0; i < elements.length; i++) {
        elements[i] = draw(prior, law.distribution(), Laws.element(arguments, i), draws);
      }
      drawn.put(prior.name(), new Tensor(prior.shape(), elements));
    }
    return drawn;
  }

  private static double draw(
      Prior prior, Distribution distribution, double[] arguments, Draws draws) {
    for (int k = 0; k < TRIES; k++) {
      double value = distribution.draw(draws, arguments);
      if (prior.support().contains(value)) {
        return value;
      }
    }
    throw new RefusedException(
        "no draw of '" + prior.name() + "' falls between its ends", "widen them");
  }
}
