package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homeostat.control.Element;
import org.homeostat.expression.Adjoint;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Name;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;
import org.homeostat.kernel.Binding;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Kernel;
import org.homeostat.kernel.ProgramBuilder;
import org.homeostat.kernel.Value;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.Calculus;
import org.homeostat.system.Differential;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.Variable;

/// The logarithm of a probability density, up to a constant, written as an expression in what is
/// random and in what is known:
///
/// ```
/// LogDensity.of(
///     "-mu^2/50 - sum(z^2)/2 - sum(((y - mu - exp(tau)*z)/sigma)^2)/2 + tau - exp(2*tau)/50",
///     Map.of("mu", Shape.SCALAR, "tau", Shape.SCALAR, "z", Shape.of(8)),
///     Map.of("y", y, "sigma", sigma));
/// ```
///
/// Its gradient is symbolic. What is random takes any real number: a positive quantity is written
/// as `exp(tau)`, and the logarithm of the derivative, here tau, added.
///
/// @param expression a scalar
/// @param random the names and shapes of what is random, in the order of the elements of a point
/// @param known the values of all other names
public record LogDensity(
    Expression expression, Map<String, Shape> random, Map<String, Tensor> known)
    implements Density {

  public LogDensity {
    random = Collections.unmodifiableMap(new LinkedHashMap<>(random));
    known = Map.copyOf(known);
    Map<String, Shape> shapes = new LinkedHashMap<>(random);
    known.forEach((name, value) -> shapes.put(name, value.shape()));
    for (String name : expression.names()) {
      if (!shapes.containsKey(name)) {
        throw new RefusedException(
            "the density uses '" + name + "', which is neither random nor known",
            "known here: " + String.join(", ", shapes.keySet()));
      }
    }
    Shape shape = Shapes.of(expression, name -> Objects.requireNonNull(shapes.get(name)));
    if (!shape.isScalar() || random.isEmpty()) {
      throw new RefusedException(
          "the logarithm of a density has the shape " + shape + " and " + random.size() + " names",
          "it is a scalar, a sum say, of at least one random name");
    }
  }

  /// A density written as text.
  ///
  /// @throws InputException with the mistakes of the text
  public static LogDensity of(String text, Map<String, Shape> random, Map<String, Tensor> known) {
    return new LogDensity(Parser.parse(SourceText.of("density", text)).expression(), random, known);
  }

  @Override
  public int size() {
    return random.values().stream().mapToInt(Shape::size).sum();
  }

  /// The elements of a point: `mu`, `z[0]`, `z[1]`.
  @Override
  public List<String> elements() {
    List<String> names = new ArrayList<>();
    random.forEach(
        (name, shape) -> Element.of(name, shape).map(Element::toString).forEach(names::add));
    return names;
  }

  @Override
  public Supplier<Evaluator> evaluators() {
    Function<Map<String, Tensor>, Evaluator> compiled = compiled();
    return () -> compiled.apply(known);
  }

  /// Compiles the density once, for other values of what is known, of the same shapes; each
  /// evaluator is for one thread.
  public Function<Map<String, Tensor>, Evaluator> compiled() {
    Kernel kernel = kernel(Execution.PLAIN);
    return values -> new TextEvaluator(this, kernel, values);
  }

  private Shape shape(String name) {
    Shape own = random.get(name);
    return own != null ? own : Objects.requireNonNull(known.get(name)).shape();
  }

  /// The derivative by each random name; a scalar counts for every element.
  Map<String, Expression> gradient() {
    return Adjoint.of(expression, random.keySet(), this::shape);
  }

  /// A program that leaves the density `#l` and its gradient `#g.0`, `#g.1`, ... in each lane.
  Kernel kernel(Execution execution) {
    var on = new ProgramBuilder(Precision.DOUBLE);
    Map<String, Value> values = new LinkedHashMap<>();
    random.forEach((name, shape) -> values.put(name, on.input(name, shape, Binding.STEP)));
    known.forEach((name, value) -> values.put(name, on.input(name, value.shape(), Binding.RUN)));
    Collection<String> names = random.keySet();
    List<Expression> all = new ArrayList<>(List.of(expression));
    Map<String, Expression> gradient = gradient();
    names.forEach(name -> all.add(Objects.requireNonNull(gradient.get(name))));
    List<Value> found =
        Evaluation.evaluate(on, all, name -> Objects.requireNonNull(values.get(name.text())));
    on.result("#l", found.getFirst());
    int next = 1;
    for (String name : names) {
      Value value = found.get(next++);
      Shape shape = shape(name);
      if (!shape.isScalar() && value.shape().isScalar()) {
        value = on.add(value, on.multiply(on.constant(0), on.input(name, shape, Binding.STEP)));
      }
      on.result("#g." + name, value);
    }
    return Kernel.of(on.build(), execution);
  }

  /// The overdamped dynamics of Langevin, whose law in the long run is this density:
  ///
  /// ```
  /// dx = grad*dt + sqrt(2)*dw
  /// ```
  ///
  /// Source: Roberts and Tweedie (1996), Exponential convergence of Langevin distributions and
  /// their discrete approximations, Bernoulli 2, 341-363.
  ///
  /// @param start of what is random; what is not named starts at 0
  public DynamicalSystem overdamped(Map<String, Tensor> start) {
    return langevin(start, false);
  }

  /// The underdamped dynamics of Langevin: a momentum p for each random name, which `friction`
  /// slows and noise shakes,
  ///
  /// ```
  /// dx = p*dt
  /// dp = (grad - friction*p)*dt + sqrt(2*friction)*dw
  /// ```
  ///
  /// Source: Pavliotis (2014), Stochastic Processes and Applications, chapter 6.
  public DynamicalSystem underdamped(double friction, Map<String, Tensor> start) {
    if (!(friction > 0)) {
      throw new RefusedException("a friction of " + friction, "friction is above 0");
    }
    DynamicalSystem system = langevin(start, true);
    List<Variable> parameters = new ArrayList<>(system.parameters());
    parameters.add(Variable.scalar("friction", friction));
    return system.withParameters(parameters);
  }

  private DynamicalSystem langevin(Map<String, Tensor> start, boolean momenta) {
    List<Variable> states = new ArrayList<>();
    List<Variable> moving = new ArrayList<>();
    List<Differential> equations = new ArrayList<>();
    List<Differential> forces = new ArrayList<>();
    List<NoiseSource> noise = new ArrayList<>();
    Map<String, Expression> gradient = gradient();
    random.forEach((name, shape) -> {
      states.add(
          new Variable(name, shape, start.getOrDefault(name, Tensor.zeros(shape)), Unit.FREE));
      noise.add(new NoiseSource(name + ".w", NoiseSource.Kind.WIENER, shape));
      Expression slope = Objects.requireNonNull(gradient.get(name));
      TreeMap<String, Expression> shaken = new TreeMap<>();
      if (momenta) {
        String p = name + ".p";
        moving.add(new Variable(p, shape, Tensor.zeros(shape), Unit.FREE));
        shaken.put(name + ".w", Parser.parse("sqrt(2*friction)*" + name + ".dw"));
        Expression drag = Algebra.multiply(new Name("friction"), new Name(p));
        equations.add(new Differential(name, new Name(p), new TreeMap<>()));
        forces.add(new Differential(p, Algebra.subtract(slope, drag), shaken));
      } else {
        shaken.put(name + ".w", Parser.parse("sqrt(2)*" + name + ".dw"));
        equations.add(new Differential(name, slope, shaken));
      }
    });
    states.addAll(moving);
    equations.addAll(forces);
    List<Variable> parameters = new ArrayList<>();
    known.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each ->
            parameters.add(
                new Variable(each.getKey(), each.getValue().shape(), each.getValue(), Unit.FREE)));
    return new DynamicalSystem(
        "Langevin",
        "The dynamics whose law in the long run is a density.",
        Calculus.ITO,
        states,
        List.of(),
        parameters,
        noise,
        List.of(),
        equations,
        List.of());
  }
}
