package org.homeostat.imperfection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.system.Definition;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Stratonovich;
import org.homeostat.system.Substitution;
import org.homeostat.system.Variable;

/// A quantity in its system: where an imperfection gets hold of it.
final class Place {
  private static final String DEVICE = ".device";
  private static final String DRIVE = ".drive";

  private final Subject subject;
  private DynamicalSystem system;

  Place(DynamicalSystem system, Subject subject) {
    this.system = system;
    this.subject = subject;
  }

  /// The system as it is now.
  DynamicalSystem system() {
    return system;
  }

  /// An expression in which names stand for others.
  static Expression formula(String text, Map<String, Expression> meant) {
    return Parser.parse(text).replace(meant);
  }

  Expression symbol() {
    return new Name(subject.quantity());
  }

  Shape shape() {
    return system.shape(subject.quantity());
  }

  /// Whether it is a state that no learning rule moves.
  boolean isPlainState() {
    return !subject.learns()
        && system.states().stream().anyMatch(each -> each.name().equals(subject.quantity()));
  }

  /// The equation of the state.
  Differential equation() {
    return system.equations().stream()
        .filter(each -> each.state().equals(subject.quantity()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(subject.quantity() + " is not a state"));
  }

  /// `changed` from the time on at which the system is on the device, `ideal` before.
  Expression since(Expression changed, Expression ideal) {
    return subject.from() == Double.NEGATIVE_INFINITY
        ? changed
        : formula(
            "piecewise(t >= from, changed, ideal)",
            Map.of("from", Literal.of(subject.from()), "changed", changed, "ideal", ideal));
  }

  /// An expression of a person, whose names are what the device has of them.
  Expression seen(Expression written) {
    Map<String, Expression> made = new HashMap<>();
    for (Definition each : system.definitions()) {
      if (each.name().endsWith(DEVICE)) {
        String of = each.name().substring(0, each.name().length() - DEVICE.length());
        made.put(of, new Name(each.name()));
      }
    }
    return written.replace(made);
  }

  /// Adds the parameter of a strength, unless another quantity has brought it.
  Place with(Strength strength) {
    boolean known =
        system.parameters().stream().anyMatch(each -> each.name().equals(strength.name()));
    return known ? this : parameter(Variable.scalar(strength.name(), strength.value()));
  }

  /// Adds what chips draw, in the shape of the quantity.
  ///
  /// @param ideal what a device without faults has
  Place chance(String name, double ideal) {
    return parameter(filled(name, ideal));
  }

  /// A variable of the quantity's shape.
  Variable filled(String name, double value) {
    double[] elements = new double[shape().size()];
    Arrays.fill(elements, value);
    return new Variable(name, shape(), new Tensor(shape(), elements), Unit.FREE);
  }

  private Place parameter(Variable parameter) {
    List<Variable> parameters = new ArrayList<>(system.parameters());
    parameters.add(parameter);
    system = system.withParameters(parameters);
    return this;
  }

  /// Adds a source of noise of the quantity's shape.
  Place noise(String name, NoiseSource.Kind kind) {
    List<NoiseSource> noise = new ArrayList<>(system.noise());
    noise.add(new NoiseSource(name, kind, shape()));
    system = system.withNoise(noise);
    return this;
  }

  /// Adds a state of the quantity's shape that starts at 0.
  Place state(String name, Expression drift, Map<String, Expression> terms) {
    List<Variable> states = new ArrayList<>(system.states());
    states.add(filled(name, 0));
    List<Differential> equations = new ArrayList<>(system.equations());
    equations.add(new Differential(name, drift, new TreeMap<>(terms)));
    system = system.withStates(states).withLaws(system.definitions(), equations, system.outputs());
    return this;
  }

  /// Puts another equation in the place of the state's.
  Place move(Differential other) {
    List<Differential> equations =
        system.equations().stream()
            .map(each -> each.state().equals(other.state()) ? other : each)
            .toList();
    system = system.withLaws(system.definitions(), equations, system.outputs());
    return this;
  }

  /// Multiplies what moves the state.
  ///
  /// @param noise what its noise is multiplied by
  Place scale(Expression drift, Expression noise) {
    Differential old = equation();
    TreeMap<String, Expression> terms = new TreeMap<>(old.noise());
    terms.replaceAll((_, term) -> Algebra.multiply(since(noise, Algebra.ONE), term));
    Expression moved = Algebra.multiply(since(drift, Algebra.ONE), old.drift());
    return move(new Differential(old.state(), moved, terms));
  }

  /// Adds white noise to the state.
  ///
  /// @param intensity the factor of the increment
  Place shake(String source, Expression intensity) {
    system = system.with(Stratonovich.TO_ITO);
    noise(source, NoiseSource.Kind.WIENER);
    Differential old = equation();
    TreeMap<String, Expression> terms = new TreeMap<>(old.noise());
    Expression increment = new Name(NoiseSource.differential(source));
    terms.put(source, Algebra.multiply(since(intensity, Algebra.ZERO), increment));
    return move(new Differential(old.state(), old.drift(), terms));
  }

  /// Lets all who read the quantity read something else, made of it.
  Place read(UnaryOperator<Expression> device) {
    String name = subject.quantity() + DEVICE;
    List<Definition> definitions = new ArrayList<>();
    boolean known = false;
    for (Definition each : system.definitions()) {
      boolean is = each.name().equals(name);
      known |= is;
      definitions.add(is ? new Definition(name, each.shape(), after(each.value(), device)) : each);
    }
    if (known) {
      system = system.withLaws(definitions, system.equations(), system.outputs());
    } else {
      begin(new Definition(name, shape(), since(device.apply(symbol()), symbol())));
    }
    return this;
  }

  /// What a second imperfection makes of what the first made.
  private Expression after(Expression first, UnaryOperator<Expression> device) {
    if (subject.from() > Double.NEGATIVE_INFINITY && first instanceof Apply(_, var parts)) {
      Expression ideal = parts.getLast();
      Expression changed = parts.size() == 3 ? parts.get(1) : first;
      if (since(changed, ideal).equals(first)) {
        return since(device.apply(changed), ideal);
      }
    }
    return since(device.apply(first), first);
  }

  private void begin(Definition device) {
    system = system.with(new Substitution(device, subject.quantity(), Set.of(), this::reads, true));
  }

  /// Whether what has this name reads the device, rather than what a learning rule has stored.
  private boolean reads(String name) {
    boolean ofRule =
        name.equals(subject.quantity())
            || (name.startsWith(subject.quantity() + ".")
                && !name.equals(subject.quantity() + DRIVE));
    return !(subject.learns() && ofRule);
  }
}
