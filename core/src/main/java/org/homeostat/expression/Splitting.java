package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Takes one expression apart into its differentials.
final class Splitting {
  private final Parsed parsed;
  private final Set<String> differentials;
  private final List<Problem> problems = new ArrayList<>();

  Splitting(Parsed parsed, Set<String> noise) {
    this.parsed = parsed;
    this.differentials = new TreeSet<>(noise);
    differentials.add(Linear.DT);
  }

  Linear run() {
    Linear linear = split(parsed.expression());
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return linear;
  }

  private Linear split(Expression e) {
    return switch (e) {
      case Literal literal when literal.value() == 0 -> Linear.NOTHING;
      case Literal _ -> withoutDifferential(e);
      case Name(String name) when name.equals(Linear.DT) ->
          new Linear(Algebra.ONE, new TreeMap<>());
      case Name(String name) when differentials.contains(name) ->
          new Linear(Algebra.ZERO, new TreeMap<>(Collections.singletonMap(name, e)));
      case Name _ -> withoutDifferential(e);
      case Apply apply when isFree(apply) -> withoutDifferential(e);
      case Apply apply -> split(apply);
    };
  }

  private Linear split(Apply apply) {
    Expression a = apply.arguments().getFirst();
    Expression b = apply.arguments().getLast();
    return switch (apply.operator()) {
      case Add _ -> split(a).join(split(b), Algebra::add);
      case Subtract _ -> split(a).join(split(b), Algebra::subtract);
      case Negate _ -> split(a).map(Algebra::negate);
      case Multiply _ when isFree(a) -> split(b).map(each -> Algebra.multiply(a, each));
      case Multiply _ when isFree(b) -> split(a).map(each -> Algebra.multiply(each, b));
      case Divide _ when isFree(b) -> split(a).map(each -> Algebra.divide(each, b));
      case MatrixProduct _ when isFree(a) -> split(b).map(each -> Algebra.product(a, each));
      case MatrixProduct _ when isFree(b) -> split(a).map(each -> Algebra.product(each, b));
      case Dot _ when isFree(a) -> split(b).map(each -> Algebra.dot(a, each));
      case Dot _ when isFree(b) -> split(a).map(each -> Algebra.dot(each, b));
      case Sum _ -> split(a).map(Algebra::sum);
      case Transpose _ -> split(a).map(Algebra::transpose);
      case Slice slice -> split(a).map(each -> sliced(slice, each));
      case Stack _ -> stacked(apply.arguments());
      case Fill _ when !b.names().contains(Linear.DT) -> split(a).map(each -> filled(each, b));
      case Piecewise piecewise when conditionsAreFree(apply) ->
          chosen(piecewise, apply.arguments());
      default -> notLinear(apply);
    };
  }

  private static Expression sliced(Slice slice, Expression e) {
    return Algebra.isZero(e) ? e : Apply.of(slice, e);
  }

  private static Expression filled(Expression e, Expression like) {
    return Algebra.isZero(e) ? e : Algebra.fill(e, like);
  }

  private Linear stacked(List<Expression> arguments) {
    List<Linear> parts = arguments.stream().map(this::split).toList();
    return gathered(parts, Splitting::stack);
  }

  private static Expression stack(List<Expression> parts) {
    if (parts.stream().allMatch(Algebra::isZero)) {
      return Algebra.ZERO;
    }
    Expression like =
        parts.stream().filter(each -> !Algebra.isZero(each)).findFirst().orElseThrow();
    return Algebra.stack(
        parts.stream()
            .map(each -> Algebra.isZero(each) ? Algebra.fill(each, like) : each)
            .toList());
  }

  private Linear chosen(Piecewise piecewise, List<Expression> arguments) {
    List<Linear> values = Piecewise.choices(arguments).stream().map(this::split).toList();
    return gathered(
        values,
        terms ->
            terms.stream().allMatch(Algebra::isZero)
                ? Algebra.ZERO
                : new Apply(piecewise, Piecewise.withChoices(arguments, terms)));
  }

  private static Linear gathered(
      List<Linear> parts, Function<List<Expression>, Expression> gather) {
    SortedMap<String, Expression> noise = new TreeMap<>();
    for (Linear part : parts) {
      for (String name : part.noise().keySet()) {
        noise.put(name, gather.apply(parts.stream().map(each -> each.term(name)).toList()));
      }
    }
    return new Linear(gather.apply(parts.stream().map(Linear::drift).toList()), noise);
  }

  private boolean conditionsAreFree(Apply apply) {
    List<Expression> arguments = apply.arguments();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      if (!isFree(arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isFree(Expression e) {
    return Collections.disjoint(e.names(), differentials);
  }

  private Linear withoutDifferential(Expression e) {
    problems.add(
        parsed.problem(
            e,
            "this term has no differential",
            "every term of an equation is multiplied by one of " + known()));
    return Linear.NOTHING;
  }

  private Linear notLinear(Apply apply) {
    Set<String> inside = new TreeSet<>(apply.names());
    inside.retainAll(differentials);
    problems.add(
        parsed.problem(
            apply,
            "this term is not linear in " + String.join(", ", inside),
            "an equation is a sum of terms, each multiplied once by one of " + known()));
    return Linear.NOTHING;
  }

  private String known() {
    return String.join(", ", differentials);
  }
}
