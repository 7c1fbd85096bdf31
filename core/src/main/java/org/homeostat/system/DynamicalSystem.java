package org.homeostat.system;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Unknown;

/// A system of coupled stochastic differential equations, as a value.
///
/// Every name in an expression is `t`, a state, input, parameter, an earlier definition or (in
/// noise terms only) a driving differential; all shapes are known and agree. Outputs may use
/// outputs before them. An output whose value is its own name records the state, input, parameter
/// or definition of that name.
///
/// @param states in the order in which paths and reports show them
/// @param definitions in an order in which each uses only earlier ones
/// @param equations one for each state, in the order of the states
/// @param events in the order in which they set states; their names are names in expressions too
public record DynamicalSystem(
    String name,
    String about,
    Calculus calculus,
    List<Variable> states,
    List<Variable> inputs,
    List<Variable> parameters,
    List<NoiseSource> noise,
    List<Definition> definitions,
    List<Differential> equations,
    List<Definition> outputs,
    List<Event> events) {

  public DynamicalSystem {
    states = List.copyOf(states);
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
    noise = List.copyOf(noise);
    definitions = List.copyOf(definitions);
    equations = List.copyOf(equations);
    outputs = List.copyOf(outputs);
    events = List.copyOf(events);
  }

  /// A system without events, for who makes one anew; a transformation hands on those of its
  /// system.
  public DynamicalSystem(
      String name,
      String about,
      Calculus calculus,
      List<Variable> states,
      List<Variable> inputs,
      List<Variable> parameters,
      List<NoiseSource> noise,
      List<Definition> definitions,
      List<Differential> equations,
      List<Definition> outputs) {
    this(
        name,
        about,
        calculus,
        states,
        inputs,
        parameters,
        noise,
        definitions,
        equations,
        outputs,
        List.of());
  }

  /// The sources of noise that drive equations through their differentials.
  public List<NoiseSource> drivers() {
    return noise.stream().filter(NoiseSource::drives).toList();
  }

  /// Begins a system that is written in a program.
  public static SystemBuilder named(String name) {
    return new SystemBuilder(name);
  }

  /// The states, inputs and parameters.
  public List<Variable> variables() {
    return Stream.of(states, inputs, parameters).flatMap(List::stream).toList();
  }

  /// The shape of a variable or a definition.
  ///
  /// @throws IllegalArgumentException if nothing has this name
  public Shape shape(String quantity) {
    return Stream.concat(
            variables().stream().filter(each -> each.name().equals(quantity)).map(Variable::shape),
            definitions.stream()
                .filter(each -> each.name().equals(quantity))
                .map(Definition::shape))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing is called " + quantity));
  }

  /// The functions that are not known yet, in the order in which they first occur; a system with
  /// one cannot be solved.
  public List<Unknown> unknowns() {
    return Unknown.in(expressions());
  }

  /// Everything that is computed: definitions, right sides, outputs, and what events need.
  public List<Expression> expressions() {
    List<Expression> all = new ArrayList<>();
    definitions.forEach(definition -> all.add(definition.value()));
    for (Differential equation : equations) {
      all.add(equation.drift());
      all.addAll(equation.noise().values());
    }
    outputs.forEach(output -> all.add(output.value()));
    events.stream().flatMap(Event::expressions).forEach(all::add);
    return all;
  }

  /// The same equations under another name.
  public DynamicalSystem titled(String title, String of) {
    return new DynamicalSystem(
        title,
        of,
        calculus,
        states,
        inputs,
        parameters,
        noise,
        definitions,
        equations,
        outputs,
        events);
  }

  /// The system with other parameters.
  public DynamicalSystem withParameters(List<Variable> others) {
    return new DynamicalSystem(
        name,
        about,
        calculus,
        states,
        inputs,
        others,
        noise,
        definitions,
        equations,
        outputs,
        events);
  }

  /// The system with other states, which want other equations: [#withLaws].
  public DynamicalSystem withStates(List<Variable> others) {
    return new DynamicalSystem(
        name,
        about,
        calculus,
        others,
        inputs,
        parameters,
        noise,
        definitions,
        equations,
        outputs,
        events);
  }

  /// The system with other sources of noise.
  public DynamicalSystem withNoise(List<NoiseSource> others) {
    return new DynamicalSystem(
        name,
        about,
        calculus,
        states,
        inputs,
        parameters,
        others,
        definitions,
        equations,
        outputs,
        events);
  }

  /// The same states, inputs, parameters and sources of noise under other laws.
  public DynamicalSystem withLaws(
      List<Definition> defined, List<Differential> differentials, List<Definition> shown) {
    return new DynamicalSystem(
        name,
        about,
        calculus,
        states,
        inputs,
        parameters,
        noise,
        defined,
        differentials,
        shown,
        events);
  }

  /// The system with other events.
  public DynamicalSystem withEvents(List<Event> others) {
    return new DynamicalSystem(
        name,
        about,
        calculus,
        states,
        inputs,
        parameters,
        noise,
        definitions,
        equations,
        outputs,
        others);
  }

  /// The system with another expression of the same shape in the place of each: the values of
  /// definitions and outputs, drifts, what stands before differentials, and those of events.
  public DynamicalSystem rewritten(UnaryOperator<Expression> rewrite) {
    return withLaws(
            rewritten(definitions, rewrite),
            equations.stream().map(each -> rewritten(each, rewrite)).toList(),
            rewritten(outputs, rewrite))
        .withEvents(events.stream().map(each -> each.rewritten(rewrite)).toList());
  }

  private static List<Definition> rewritten(
      List<Definition> definitions, UnaryOperator<Expression> rewrite) {
    return definitions.stream()
        .map(each -> new Definition(each.name(), each.shape(), rewrite.apply(each.value())))
        .toList();
  }

  /// The equation with other expressions.
  static Differential rewritten(Differential equation, UnaryOperator<Expression> rewrite) {
    TreeMap<String, Expression> terms = new TreeMap<>(equation.noise());
    terms.replaceAll((source, term) -> rewrite.apply(term));
    return new Differential(equation.state(), rewrite.apply(equation.drift()), terms);
  }

  /// The system that `transformation` makes of this one.
  public DynamicalSystem with(Transformation transformation) {
    return transformation.apply(this);
  }
}
