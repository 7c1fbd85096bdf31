package org.homeostat.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What one state of an energy costs by itself, apart from what drives it: with the energy E = G(s)
/// + the rest, and u = -d(rest)/ds what drives the state, E is least in s where `s = rho(u)`; rho
///   is the inverse of the derivative of G.
///
/// Terms of the sum E count as G if they are `sum(potential(rho(s)))` or `c*sum(s^2)`, also written
/// `dot(s, s)` or `s@s`. Where s occurs in the rest only as `clip(s, low, high)` with 0 between the
/// bounds, or as `relu(s)`, the least energy is that of a state between the bounds: rho is that
/// function, and u the derivative by it (the form of Scellier and Bengio 2017).
///
/// Where E is a parabola in each element of s, or of its bounded form, by itself, as the power that
/// conductances dissipate is, `k*s^2/2 - d*s`, E is least where `s = d/k`, within the bounds. The
/// drive is then u = d/k: the curvature k may be made of parameters.
///
/// @param activation rho
/// @param isPotential whether G is written as `potential(...)`
/// @param drive u; s may occur in it
public record SelfEnergy(Activation activation, boolean isPotential, Expression drive) {

  /// That of `state` in `energy`, or empty if the energy has none that is convex.
  ///
  /// @param shapes those of all names in the energy
  public static Optional<SelfEnergy> of(
      Expression energy, String state, Function<String, Shape> shapes) {
    return new Search(state, shapes).run(energy);
  }

  /// A term of a sum: `factor*core`.
  private record Term(double factor, Expression core) {}

  private static final class Search {
    private static final String BOUNDED = ".bounded";

    private final Name state;
    private final Function<String, Shape> shapes;
    private final List<Term> terms = new ArrayList<>();

    Search(String state, Function<String, Shape> shapes) {
      this.state = new Name(state);
      this.shapes = shapes;
    }

    Optional<SelfEnergy> run(Expression energy) {
      collect(energy, 1);
      return potential().or(this::alone).or(this::parabola).or(this::square);
    }

    private void collect(Expression e, double factor) {
      if (!(e instanceof Apply(Operator operator, List<Expression> arguments))) {
        terms.add(new Term(factor, e));
        return;
      }
      Expression a = arguments.getFirst();
      Expression b = arguments.getLast();
      double left = Constants.number(a).orElse(Double.NaN);
      double right = Constants.number(b).orElse(Double.NaN);
      switch (operator) {
        case Add _ -> {
          collect(a, factor);
          collect(b, factor);
        }
        case Subtract _ -> {
          collect(a, factor);
          collect(b, -factor);
        }
        case Negate _ -> collect(a, -factor);
        case Multiply _ when !Double.isNaN(left) -> collect(b, factor * left);
        case Multiply _ when !Double.isNaN(right) -> collect(a, factor * right);
        case Divide _ when !Double.isNaN(right) -> collect(a, factor / right);
        case Sum _ -> summed(a, factor);
        case Dot _, MatrixProduct _ -> {
          Affine one = Affine.of(a);
          Affine other = Affine.of(b);
          boolean square = one.is(state) && other.is(state);
          Expression inner = Apply.of(new Dot(), state, state);
          terms.add(
              square ? new Term(factor * one.gain() * other.gain(), inner) : new Term(factor, e));
        }
        default -> terms.add(new Term(factor, e));
      }
    }

    /// `sum(s^2/2)` is `sum(s^2)/2`.
    private void summed(Expression inner, double factor) {
      Affine affine = Affine.of(inner);
      boolean scaled = affine.centre() == 0 && affine.gain() != 0;
      terms.add(
          scaled
              ? new Term(factor * affine.gain(), Apply.of(new Sum(), affine.inner()))
              : new Term(factor, Apply.of(new Sum(), inner)));
    }

    private Optional<SelfEnergy> potential() {
      for (Term term : terms) {
        if (inner(term.core()) instanceof Apply(Potential potential, List<Expression> of)
            && of.getFirst().equals(state)
            && term.factor() > 0) {
          Expression drive = drive(Set.of(term), state.text());
          double factor = term.factor() * Collections.frequency(terms, term);
          Activation activation = potential.activation().scaled(factor);
          return Optional.of(new SelfEnergy(activation, true, drive));
        }
      }
      return Optional.empty();
    }

    /// c*sum(s^2) with a positive c: u = 2*c*s.
    private Optional<SelfEnergy> square() {
      Set<Term> squares = new HashSet<>();
      double c = 0;
      for (Term term : terms) {
        if (isSquare(term.core())) {
          squares.add(term);
          c += term.factor();
        }
      }
      if (!(c > 0)) {
        return Optional.empty();
      }
      double gain = 1 / (2 * c);
      return bounded(squares, gain)
          .or(() ->
              Optional.of(
                  new SelfEnergy(
                      new Activation(Activation.Kind.LINEAR, gain, 0),
                      false,
                      drive(squares, state.text()))));
    }

    /// The same where nothing else depends on the state.
    private Optional<SelfEnergy> alone() {
      return square().filter(self -> !Quadratic.dependsOn(self.drive(), state.text()));
    }

    /// A parabola in the state, or in the one bounded form in which it occurs.
    private Optional<SelfEnergy> parabola() {
      Expression whole = rest(Set.of());
      for (Expression seen : seen(whole)) {
        Name free = new Name(state.text() + BOUNDED);
        Expression replaced = replace(whole, seen, free, new IdentityHashMap<>());
        if (!replaced.names().contains(state.text())) {
          Activation rho = Activation.read(seen).orElseThrow().activation();
          return parabola(replaced, free, new Activation(rho.kind(), 1, 0, rho.low(), rho.high()));
        }
      }
      return parabola(whole, state, Activation.IDENTITY);
    }

    private Optional<SelfEnergy> parabola(Expression whole, Name free, Activation rho) {
      return Quadratic.of(whole, free.text(), this::shape)
          .map(found -> {
            Expression least = Algebra.divide(found.drive(), found.curvature());
            return new SelfEnergy(rho, false, least.replace(Map.of(free.text(), state)));
          });
    }

    private boolean isSquare(Expression e) {
      Expression two = Literal.of(2);
      return switch (e) {
        case Apply(Dot _, List<Expression> of) -> of.equals(List.of(state, state));
        case Apply _, Name _, Literal _ ->
            inner(e).equals(Apply.of(new Power(), state, two))
                || inner(e).equals(Apply.of(new Multiply(), state, state));
      };
    }

    /// What a term sums; a scalar state needs no sum.
    private Expression inner(Expression core) {
      boolean scalar = shapes.apply(state.text()).isScalar();
      return core instanceof Apply(Sum _, List<Expression> of)
          ? of.getFirst()
          : scalar ? core : Algebra.ZERO;
    }

    private Expression rest(Set<Term> taken) {
      Expression rest = Algebra.ZERO;
      for (Term term : terms) {
        if (!taken.contains(term)) {
          rest = Algebra.add(rest, Algebra.multiply(Literal.of(term.factor()), term.core()));
        }
      }
      return rest;
    }

    private Expression drive(Set<Term> taken, String by) {
      return drive(rest(taken), by);
    }

    private Expression drive(Expression rest, String by) {
      return Objects.requireNonNull(
          Adjoint.of(Algebra.negate(rest), List.of(by), this::shape).get(by));
    }

    private Shape shape(String name) {
      return shapes.apply(name.equals(state.text() + BOUNDED) ? state.text() : name);
    }

    /// The form in which the rest sees the state between bounds alone.
    private Optional<SelfEnergy> bounded(Set<Term> squares, double gain) {
      Expression rest = rest(squares);
      Name free = new Name(state.text() + BOUNDED);
      for (Expression seen : seen(rest)) {
        Expression replaced = replace(rest, seen, free, new IdentityHashMap<>());
        Activation rho = Activation.read(seen).orElseThrow().activation();
        boolean straddles =
            rho.kind() == Activation.Kind.RELU || (rho.low() <= 0 && rho.high() >= 0);
        if (straddles && !replaced.names().contains(state.text())) {
          Expression drive = drive(replaced, free.text()).replace(Map.of(free.text(), seen));
          Activation activation = new Activation(rho.kind(), gain, 0, rho.low(), rho.high());
          return Optional.of(new SelfEnergy(activation, false, drive));
        }
      }
      return Optional.empty();
    }

    /// The bounded forms of the state that occur.
    private Set<Expression> seen(Expression e) {
      Set<Expression> seen = new HashSet<>();
      Rewriting.visit(
          e,
          node -> {
            boolean bounds =
                node instanceof Apply(Operator operator, List<Expression> arguments)
                    && (operator instanceof Clip || operator instanceof Relu)
                    && arguments.getFirst().equals(state);
            if (bounds && hasNumbers((Apply) node)) {
              seen.add(node);
            }
          });
      return seen;
    }

    private static boolean hasNumbers(Apply apply) {
      return apply.arguments().stream().skip(1).allMatch(e -> Constants.number(e).isPresent());
    }

    private static Expression replace(
        Expression e, Expression old, Expression by, Map<Expression, Expression> done) {
      if (e.equals(old)) {
        return by;
      }
      if (!(e instanceof Apply(Operator operator, List<Expression> arguments))) {
        return e;
      }
      Expression known = done.get(e);
      if (known == null) {
        known =
            new Apply(
                operator, arguments.stream().map(each -> replace(each, old, by, done)).toList());
        done.put(e, known);
      }
      return known;
    }
  }
}
