package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Program;
import org.homeostat.solver.FixedStep;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.system.SystemText;
import org.homeostat.system.Variable;

/// The model of a step as it is written.
final class Writing {
  private static final String STEP = "step";
  private static final String HEALTH = "health";
  private static final String NEXT = "next_";

  private final FixedStep step;
  private final GraphWriter graph;
  private final List<Variable> tunable;
  private final Identifiers identifiers = Identifiers.inC();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> reads = new HashMap<>();
  private final List<String> starts = new ArrayList<>();

  Writing(FixedStep step, List<String> tunable) {
    this.step = step;
    this.graph = new GraphWriter(step.advance().precision(), identifiers);
    this.tunable =
        step.system().parameters().stream().filter(p -> tunable.contains(p.name())).toList();
    List.of(STEP, OnnxModel.NORMALS, HEALTH).forEach(identifiers::reserve);
    step.observed().forEach(each -> identifiers.of("output " + each));
  }

  OnnxModel model() {
    step.system().states().forEach(state -> stays(state.name()));
    step.system().states().forEach(this::free);
    step.system().inputs().forEach(this::free);
    tunable.forEach(this::free);
    if (isRead(FixedStep.NUMBER)) {
      graph.input(STEP, Shape.SCALAR);
      reads.put(FixedStep.NUMBER, STEP);
    }
    if (step.advance().normals() + step.observe().normals() > 0) {
      graph.input(OnnxModel.NORMALS, Shape.of(step.normals()));
    }
    step.kept().forEach(this::keep);
    Map<String, Tensor> given = new LinkedHashMap<>(step.constants());
    tunable.forEach(parameter -> given.remove(parameter.name()));
    advance(given);
    observe(given);
    String about = step.system().about() + "\n\n" + SystemText.print(step.system());
    String name = Identifiers.inC().of(step.system().name());
    return new OnnxModel(
        name, graph.model(name, about.strip(), properties()), names, step.normals());
  }

  /// Gives what a step moves a name that is free with `next_` before it too.
  private void stays(String of) {
    String name = identifiers.before(NEXT, of);
    names.put(of, name);
    names.put("next " + of, NEXT + name);
  }

  private String named(String variable) {
    String name = identifiers.of(variable);
    names.put(variable, name);
    reads.put(variable, name);
    return name;
  }

  private void free(Variable variable) {
    graph.input(named(variable.name()), variable.shape());
    starts.add(variable.name());
  }

  private Tensor value(String variable) {
    return Objects.requireNonNull(step.values().get(variable), variable);
  }

  private boolean isRead(String input) {
    return List.of(step.advance(), step.observe()).stream()
        .flatMap((Program program) -> program.instructions().stream())
        .flatMap(instruction -> instruction.operation().source().stream())
        .anyMatch(each -> each.name().equals(input));
  }

  /// Reads the samples that a delay kept. A tap that is not before the step is read by no equation.
  private void keep(FixedStep.Kept kept) {
    stays(past(step.kept().indexOf(kept)));
    String name = named(past(step.kept().indexOf(kept)));
    graph.input(name, window(kept));
    for (int tap = 0; tap < kept.past().size(); tap++) {
      String place = graph.integer(Math.min(tap, kept.reach() - 1));
      reads.put(kept.past().get(tap), graph.node("Gather", List.of(name, place)));
    }
  }

  private static String past(int number) {
    return "past " + number;
  }

  private Shape window(FixedStep.Kept kept) {
    List<Integer> lengths = new ArrayList<>(step.advance().result(kept.now()).shape().lengths());
    lengths.addFirst(kept.reach());
    return new Shape(lengths);
  }

  private void advance(Map<String, Tensor> given) {
    Map<String, String> results = add(step.advance(), given);
    for (Variable state : step.system().states()) {
      next(state.name(), result(results, state.name()), state.shape());
    }
    for (int i = 0; i < step.kept().size(); i++) {
      FixedStep.Kept kept = step.kept().get(i);
      String moved = moved(kept, named(past(i)), result(results, kept.now()));
      next(past(i), moved, window(kept));
    }
    output(HEALTH, result(results, FixedStep.HEALTH), Shape.SCALAR);
  }

  /// The samples with the newest behind them and without the oldest; the first stands for all
  /// before it.
  private String moved(FixedStep.Kept kept, String past, String now) {
    Shape window = window(kept);
    List<Integer> one = new ArrayList<>(window.lengths());
    one.set(0, 1);
    String row = graph.node("Reshape", List.of(now, graph.lengths(new Shape(one))));
    String all = graph.node("Expand", List.of(row, graph.lengths(window)));
    if (kept.reach() == 1) {
      return all;
    }
    String from = graph.integers(1L);
    String to = graph.integers((long) kept.reach());
    String rest = graph.node("Slice", List.of(past, from, to, graph.integers(0L)));
    String moved = graph.node("Concat", List.of(rest, row), Attribute.of("axis", 0));
    String first = graph.node("Equal", List.of(STEP, graph.constant(0)));
    return graph.node("Where", List.of(first, all, moved));
  }

  private void observe(Map<String, Tensor> given) {
    Map<String, String> results = add(step.observe(), given);
    for (int i = 0; i < step.observed().size(); i++) {
      String value = FixedStep.value(i);
      Shape shape = step.observe().result(value).shape();
      output(named("output " + step.observed().get(i)), result(results, value), shape);
    }
  }

  private Map<String, String> add(Program program, Map<String, Tensor> given) {
    return ProgramNodes.add(graph, program, given, input -> result(reads, input));
  }

  private static String result(Map<String, String> of, String name) {
    return Objects.requireNonNull(of.get(name), name);
  }

  /// Leaves what a value becomes under its name in the graph, with `next_` before it.
  private void next(String of, String value, Shape shape) {
    output(result(names, "next " + of), value, shape);
  }

  private void output(String name, String value, Shape shape) {
    graph.node("Identity", List.of(value), name);
    graph.output(name, shape);
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("method", step.method().name());
    properties.put("length of a step", "" + step.length());
    for (String name : starts) {
      String numbers =
          Arrays.stream(value(name).elements())
              .mapToObj(Double::toString)
              .collect(Collectors.joining(" "));
      properties.put("start " + named(name), numbers);
    }
    return properties;
  }
}
