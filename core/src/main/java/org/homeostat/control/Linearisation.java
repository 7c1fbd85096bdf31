package org.homeostat.control;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.expression.Nearest;
import org.homeostat.solver.RefusedException;
import org.homeostat.system.DynamicalSystem;

/// A system near an operating point, from symbolic derivatives: with deviations x, u, y from the
/// point,
///
/// ```
/// dx = (drift + A*x + B*u)*dt + G*dw
/// y  = C*x + D*u
/// ```
///
/// where drift is 0 if the point is an equilibrium, and G is the noise as it is at the point. A
/// system in the sense of Stratonovich is read in the sense of Ito first.
///
/// @param point the operating point
/// @param states the rows of A, B and G, in the order of the system
/// @param a the derivatives of the drift by the states
/// @param b the derivatives of the drift by the inputs
/// @param c the derivatives of the outputs by the states
/// @param d the derivatives of the outputs by the inputs
/// @param g what a unit of each noise adds to each state
/// @param drift at the point
/// @param output the outputs at the point
/// @param exact whether the system is this linear system everywhere: its drift affine in states and
///   inputs, its noise free of them, and nothing dependent on time. Decided on the expressions: yes
///   is a proof, while `(x + 1)^2 - x^2` is not seen through
public record Linearisation(
    OperatingPoint point,
    List<Element> states,
    List<Element> inputs,
    List<Element> outputs,
    List<Element> noise,
    Matrix a,
    Matrix b,
    Matrix c,
    Matrix d,
    Matrix g,
    Matrix drift,
    Matrix output,
    boolean exact) {

  public Linearisation {
    states = List.copyOf(states);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    noise = List.copyOf(noise);
  }

  /// At the values that the system declares.
  public static Linearisation of(DynamicalSystem system) {
    return of(system, OperatingPoint.of(system));
  }

  /// At a point.
  ///
  /// @throws RefusedException if the system has Poisson noise, the point is of another system, or a
  ///   derivative at the point is not finite
  public static Linearisation of(DynamicalSystem system, OperatingPoint point) {
    return of(new Field(system), point);
  }

  static Linearisation of(Field field, OperatingPoint point) {
    point.check(field.system);
    Linearisation result =
        new Linearisation(
            point,
            field.states,
            field.inputs,
            field.outputs,
            field.noise,
            field.driftBy(field.states, point),
            field.driftBy(field.inputs, point),
            field.outputBy(field.states, point),
            field.outputBy(field.inputs, point),
            field.noise(point),
            field.drift(point),
            field.output(point),
            field.isLinear());
    result.checkFinite();
    return result;
  }

  private void checkFinite() {
    boolean finite =
        Stream.of(a, b, c, d, g, drift, output)
            .flatMapToDouble(matrix -> Arrays.stream(matrix.elements()))
            .allMatch(Double::isFinite);
    if (!finite) {
      throw new RefusedException(
          "a right-hand side or derivative is not finite at the point",
          "choose a point where the equations are smooth");
    }
  }

  /// The same without states that act on nothing that is left, such as one that only records.
  ///
  /// @throws RefusedException if a state that is left or an output depends on one of them
  public Linearisation without(String... unused) {
    List<String> names = known(states, "state", unused);
    List<Integer> kept = numbers(states, element -> !names.contains(element.variable()));
    List<Integer> dropped = numbers(states, element -> names.contains(element.variable()));
    List<Integer> seen = numbers(outputs, element -> isFreeOf(dropped, element));
    boolean acts = a.part(kept, dropped).largest() != 0;
    if (acts || kept.isEmpty()) {
      throw new RefusedException(
          kept.isEmpty()
              ? "no state is left"
              : "the other states depend on " + String.join(", ", names),
          "leave out only states that act on nothing else");
    }
    return selected(kept, all(inputs), seen);
  }

  private boolean isFreeOf(List<Integer> dropped, Element output) {
    int row = outputs.indexOf(output);
    return c.part(List.of(row), dropped).largest() == 0;
  }

  /// The same with these inputs only; the others keep their values.
  public Linearisation controlledBy(String... chosen) {
    List<String> names = known(inputs, "input", chosen);
    return selected(
        all(states), numbers(inputs, each -> names.contains(each.variable())), all(outputs));
  }

  /// The same with these outputs only, in the order of the system.
  public Linearisation measuring(String... chosen) {
    List<String> names = known(outputs, "output", chosen);
    return selected(
        all(states), all(inputs), numbers(outputs, each -> names.contains(each.variable())));
  }

  private Linearisation selected(List<Integer> x, List<Integer> u, List<Integer> y) {
    return new Linearisation(
        point,
        x.stream().map(states::get).toList(),
        u.stream().map(inputs::get).toList(),
        y.stream().map(outputs::get).toList(),
        noise,
        a.part(x, x),
        b.part(x, u),
        c.part(y, x),
        d.part(y, u),
        g.part(x, all(noise)),
        drift.part(x, List.of(0)),
        output.part(y, List.of(0)),
        exact);
  }

  private static List<String> known(List<Element> elements, String what, String... names) {
    Set<String> known = Set.copyOf(elements.stream().map(Element::variable).toList());
    for (String name : names) {
      if (!known.contains(name)) {
        String near = Nearest.advice(name, known);
        throw new RefusedException(
            "there is no " + what + " '" + name + "'",
            near.isEmpty()
                ? "known here: " + String.join(", ", known.stream().sorted().toList())
                : near);
      }
    }
    return List.of(names);
  }

  private static List<Integer> numbers(List<Element> elements, Predicate<Element> kept) {
    return IntStream.range(0, elements.size())
        .filter(i -> kept.test(elements.get(i)))
        .boxed()
        .toList();
  }

  private static List<Integer> all(List<Element> elements) {
    return numbers(elements, element -> true);
  }

  /// The covariance rate of the noise, `G*G'`.
  public Matrix diffusion() {
    return g.times(g.transpose());
  }

  /// The states at the point, as a column.
  public Matrix target() {
    return point.column(states);
  }

  /// The inputs at the point, as a column.
  public Matrix feed() {
    return point.column(inputs);
  }

  /// The eigenvalues of A.
  public Spectrum spectrum() {
    return Spectrum.of(a);
  }

  /// Whether the drift at the point is 0, but for rounding.
  boolean isEquilibrium() {
    double scale = 1e-9 * (1 + a.norm() * target().norm() + b.norm() * feed().norm());
    return drift.largest() <= scale;
  }
}
