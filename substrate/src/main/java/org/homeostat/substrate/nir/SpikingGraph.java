package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeostat.control.Element;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;
import org.homeostat.control.OperatingPoint;
import org.homeostat.control.Valuation;
import org.homeostat.expression.Apply;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Name;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.RefusedException;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.Definition;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Event;
import org.homeostat.system.Trigger;
import org.homeostat.system.Variable;

/// A system of neurons as a graph: linear between events, each event either a threshold of one
/// state, which it resets (`when: v > threshold, set: {v: reset}`), or another event some time
/// later (`of: spike, after: 1 ms`).
///
/// A state with a threshold is an LIF node (IF where it does not leak), another an LI node (or I),
/// all counted from where they start, since a graph starts at 0. What an event adds to a state is a
/// Linear node behind the neurons. Events that happen at random, and Poisson noise, become inputs
/// of the graph, to be fed with spikes. Outputs are those that are linear in states without a
/// threshold, and the spikes.
public final class SpikingGraph {
  private static final String INPUT = "input";

  private final DynamicalSystem system;
  private final Linearisation linear;
  private final Valuation values;
  private final Set<String> moving = new HashSet<>();
  private final Map<String, Event> thresholds = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Identifiers names = Identifiers.ofAny();
  private final List<String> problems = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /// A graph, and what of the system it has no place for, in words.
  public record Spikes(Typed graph, List<String> leftOut) {
    public Spikes {
      leftOut = List.copyOf(leftOut);
    }
  }

  private SpikingGraph(DynamicalSystem system, OperatingPoint point) {
    DynamicalSystem between = between(system);
    this.system = system;
    names.reserve(INPUT);
    system.states().forEach(each -> names.of(each.name()));
    system.events().forEach(each -> names.of(each.name()));
    this.linear = linear(between, point);
    this.values = new Valuation(between, point);
    findMoving();
    for (Event event : system.events()) {
      if (event.trigger() instanceof Trigger.When) {
        event.sets().keySet().forEach(state -> thresholds.put(state, event));
      }
    }
  }

  /// The graph of a system with events.
  ///
  /// @param point its values, and where it starts
  /// @throws NirException if the system is not one of such neurons; says each reason
  public static Spikes of(DynamicalSystem system, OperatingPoint point) {
    var graph = new SpikingGraph(system, point);
    graph.build();
    if (!graph.problems.isEmpty()) {
      throw new NirException(graph.problems);
    }
    return new Spikes(Typed.of(new Graph(graph.nodes, graph.edges)), graph.leftOut);
  }

  /// What is not fixed by parameters.
  private void findMoving() {
    moving.add("t");
    system.states().forEach(each -> moving.add(each.name()));
    system.inputs().forEach(each -> moving.add(each.name()));
    system.noise().forEach(each -> moving.add(each.name()));
    system.events().forEach(each -> moving.add(each.name()));
    system.definitions().stream()
        .filter(each -> moves(each.value()))
        .forEach(each -> moving.add(each.name()));
  }

  private boolean moves(Expression expression) {
    return expression.names().stream().anyMatch(moving::contains);
  }

  /// The system between events, without the outputs that see spikes.
  private static DynamicalSystem between(DynamicalSystem system) {
    Set<String> signals = new HashSet<>();
    system.events().forEach(event -> signals.add(event.name()));
    List<Definition> seen = new ArrayList<>();
    for (Definition output : system.outputs()) {
      if (output.value().names().stream().anyMatch(signals::contains)) {
        signals.add(output.name());
      } else {
        seen.add(output);
      }
    }
    return new DynamicalSystem(
        system.name(),
        system.about(),
        system.calculus(),
        system.states(),
        system.inputs(),
        system.parameters(),
        system.noise(),
        system.definitions(),
        system.equations(),
        seen);
  }

  private static Linearisation linear(DynamicalSystem between, OperatingPoint point) {
    try {
      return Linearisation.of(between, point);
    } catch (RefusedException refused) {
      throw NirException.of(String.valueOf(refused.getMessage()));
    }
  }

  private void build() {
    if (!linear.exact()) {
      problems.add("between events its equations are not linear in states and inputs");
    }
    system.states().forEach(this::cells);
    if (!linear.inputs().isEmpty()) {
      nodes.put(INPUT, new Node.Input(Shape.of(linear.inputs().size())));
      system.states().forEach(this::drive);
    }
    system.states().forEach(this::couple);
    system.events().forEach(this::event);
    outputs();
    if (nodes.values().stream().noneMatch(Node.Input.class::isInstance)) {
      rest();
    }
    if (linear.g().largest() != 0) {
      leftOut.add("its noise");
    }
  }

  /// The node of a state or an event.
  private String node(String name) {
    return names.of(name);
  }

  private void connect(String from, String to, Node by, String wished) {
    String name = names.another(wished);
    nodes.put(name, by);
    edges.add(new Edge(from, name));
    edges.add(new Edge(name, to));
  }

  /// The numbers of the elements of a variable among all.
  private static List<Integer> places(List<Element> elements, String variable) {
    return IntStream.range(0, elements.size())
        .filter(i -> elements.get(i).variable().equals(variable))
        .boxed()
        .toList();
  }

  private List<Integer> places(Variable state) {
    return places(linear.states(), state.name());
  }

  /// The neurons of a state.
  private void cells(Variable state) {
    List<Integer> own = places(state);
    int count = own.size();
    boolean leaks = own.stream().allMatch(i -> linear.a().at(i, i) < 0);
    boolean still = own.stream().allMatch(i -> linear.a().at(i, i) == 0);
    if (!leaks && !still) {
      problems.add(
          "of the elements of '" + state.name() + "' some fall by themselves, some do not");
      return;
    }
    double[] tau = new double[count];
    double[] rest = new double[count];
    for (int k = 0; k < count; k++) {
      int i = own.get(k);
      tau[k] = leaks ? -1 / linear.a().at(i, i) : 1;
      rest[k] = tau[k] * constant(i);
    }
    if (still && Arrays.stream(rest).anyMatch(each -> each != 0)) {
      problems.add(
          "'" + state.name() + "' has a constant drive and no leak, for which there is no node");
    }
    Event event = thresholds.get(state.name());
    nodes.put(
        node(state.name()),
        event == null
            ? leaks ? new Node.LI(row(tau), row(tau), row(rest)) : new Node.I(row(tau))
            : firing(state, event, leaks, tau, rest));
  }

  /// What drives a state when all states are where they start and the inputs are 0.
  private double constant(int state) {
    double sum = linear.drift().at(state, 0);
    for (int j = 0; j < linear.inputs().size(); j++) {
      Element input = linear.inputs().get(j);
      sum -=
          linear.b().at(state, j)
              * linear.point().value(input.variable()).elements()[input.index()];
    }
    return sum;
  }

  private Node firing(Variable state, Event event, boolean leaks, double[] tau, double[] rest) {
    double[] start = values.value(new Name(state.name()), state.shape());
    double[] threshold = minus(threshold(state, event), start);
    Expression set = event.sets().getOrDefault(state.name(), new Name(state.name()));
    if (event.sets().size() != 1 || moves(set)) {
      problems.add("the event '" + event.name() + "' sets more than a state to a fixed value");
      return new Node.I(row(tau));
    }
    double[] reset = minus(values.value(set, state.shape()), start);
    if (event.hasRefractory()) {
      leftOut.add("that the event '" + event.name() + "' rests for a while");
    }
    return leaks
        ? new Node.LIF(row(tau), row(tau), row(rest), row(threshold), row(reset))
        : new Node.IF(row(tau), row(threshold), row(reset));
  }

  /// The threshold in `v > threshold` or `threshold < v`.
  private double[] threshold(Variable state, Event event) {
    Expression condition = ((Trigger.When) event.trigger()).condition();
    if (condition instanceof Apply apply && apply.arguments().size() == 2) {
      boolean above = apply.operator().name().equals(">");
      boolean below = apply.operator().name().equals("<");
      Expression larger = apply.arguments().get(above ? 0 : 1);
      Expression smaller = apply.arguments().get(above ? 1 : 0);
      boolean isState = larger.equals(new Name(state.name()));
      if ((above || below) && isState && !moves(smaller)) {
        return values.value(smaller, state.shape());
      }
    }
    problems.add(
        "the event '%s' is not of the form %s > threshold".formatted(event.name(), state.name()));
    return new double[state.shape().size()];
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  /// The inputs of the system at a state.
  private void drive(Variable state) {
    Matrix b = linear.b().part(places(state), range(linear.inputs().size()));
    if (b.largest() != 0) {
      String name = node(state.name());
      connect(INPUT, name, new Node.Linear(b.tensor()), "input_to_" + name);
    }
  }

  private static List<Integer> range(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  /// What other states do to a state.
  private void couple(Variable state) {
    for (Variable from : system.states()) {
      List<Integer> columns = places(from);
      Matrix a = linear.a().part(places(state), columns);
      double[] rest = a.elements().clone();
      for (int k = 0; from.equals(state) && k < columns.size(); k++) {
        rest[k * columns.size() + k] = 0;
      }
      Matrix others = new Matrix(a.rows(), a.columns(), rest);
      if (others.largest() != 0 && thresholds.containsKey(from.name())) {
        problems.add("'%s' acts on '%s' other than by spikes".formatted(from.name(), state.name()));
      } else if (others.largest() != 0) {
        String name = node(from.name()) + "_to_" + node(state.name());
        connect(node(from.name()), node(state.name()), new Node.Linear(others.tensor()), name);
      }
    }
  }

  /// Where the spikes of an event come from, and what they do.
  private void event(Event event) {
    String from =
        switch (event.trigger()) {
          case Trigger.When _ -> {
            if (event.sets().isEmpty()) {
              problems.add("the event '" + event.name() + "' sets no state");
            }
            yield node(event.sets().keySet().stream().findFirst().orElse(event.name()));
          }
          case Trigger.Rate _ -> {
            leftOut.add("when '" + event.name() + "' happens: it is an input of the graph");
            nodes.put(node(event.name()), new Node.Input(flat(event.shape())));
            yield node(event.name());
          }
          case Trigger.After(String other, Expression delay) -> after(event, other, delay);
        };
    for (Map.Entry<String, Expression> kick : event.kicks().entrySet()) {
      if (moves(kick.getValue())) {
        problems.add("what '%s' adds to '%s' changes".formatted(event.name(), kick.getKey()));
        return;
      }
      String to = node(kick.getKey());
      Tensor weight = weights(event, kick.getValue(), shape(kick.getKey()));
      connect(from, to, new Node.Linear(weight), node(event.name()) + "_to_" + to);
    }
  }

  /// What a kick adds to each element of a state for each element of its event, column by column.
  private Tensor weights(Event event, Expression kick, Shape shape) {
    int columns = event.shape().size();
    double[] weights = new double[shape.size() * columns];
    for (Element each : Element.of(event.differential(), event.shape()).toList()) {
      values.put(event.differential(), Valuation.unit(each));
      double[] column = values.value(kick, shape);
      for (int i = 0; i < column.length; i++) {
        weights[i * columns + each.index()] = column[i];
      }
    }
    return new Tensor(Shape.of(shape.size(), columns), weights);
  }

  private String after(Event event, String other, Expression delay) {
    Optional<Event> source =
        system.events().stream().filter(each -> each.name().equals(other)).findFirst();
    boolean fires = source.isPresent() && source.get().trigger() instanceof Trigger.When;
    if (!fires || !event.sets().isEmpty()) {
      problems.add("the event '" + event.name() + "' is more than spikes of neurons that are late");
      return node(event.name());
    }
    String name = node(event.name());
    nodes.put(name, new Node.Delay(row(values.value(delay, event.shape()))));
    edges.add(new Edge(node(source.get().sets().keySet().iterator().next()), name));
    return name;
  }

  private Shape shape(String state) {
    return system.states().stream()
        .filter(each -> each.name().equals(state))
        .findFirst()
        .orElseThrow()
        .shape();
  }

  /// The spikes of each threshold, and what is read out of the other states.
  private void outputs() {
    thresholds.forEach((state, event) -> {
      String name = names.another(node(event.name()) + "_out");
      nodes.put(name, new Node.Output(flat(event.shape())));
      edges.add(new Edge(node(state), name));
    });
    for (Definition output : system.outputs()) {
      List<Integer> rows = places(linear.outputs(), output.name());
      boolean readable =
          !rows.isEmpty() && linear.d().part(rows, range(linear.inputs().size())).largest() == 0;
      for (String state : thresholds.keySet()) {
        readable &= linear.c().part(rows, places(linear.states(), state)).largest() == 0;
      }
      boolean isSpike =
          thresholds.values().stream().anyMatch(e -> output.value().equals(new Name(e.name())));
      if (readable) {
        read(output, rows);
      } else if (!isSpike) {
        leftOut.add("the output '" + output.name() + "'");
      }
    }
    if (nodes.values().stream().noneMatch(Node.Output.class::isInstance)) {
      system.states().forEach(state -> output(state.name(), state.shape()));
    }
  }

  /// What a node gives, as it is: the package `nir` puts an Output where a graph has none.
  private void output(String of, Shape shape) {
    String name = names.another(node(of) + "_out");
    nodes.put(name, new Node.Output(flat(shape)));
    edges.add(new Edge(node(of), name));
  }

  private void read(Definition output, List<Integer> rows) {
    String name = names.another(output.name() + "_out");
    nodes.put(name, new Node.Output(flat(output.shape())));
    double[] offset = linear.output().part(rows, List.of(0)).elements();
    for (Variable state : system.states()) {
      Matrix c = linear.c().part(rows, places(state));
      if (c.largest() != 0) {
        Node reads = new Node.Affine(c.tensor(), row(offset));
        connect(node(state.name()), name, reads, node(state.name()) + "_to_" + name);
        offset = new double[offset.length];
      }
    }
  }

  /// An input that does nothing, since a graph begins with one.
  private void rest() {
    String first = node(system.states().getFirst().name());
    int count = system.states().getFirst().shape().size();
    nodes.put(INPUT, new Node.Input(Shape.of(1)));
    connect(INPUT, first, new Node.Linear(Tensor.zeros(Shape.of(count, 1))), "input_to_" + first);
  }

  private static Shape flat(Shape shape) {
    return Shape.of(shape.size());
  }

  private static Tensor row(double[] values) {
    return new Tensor(Shape.of(values.length), values);
  }
}
