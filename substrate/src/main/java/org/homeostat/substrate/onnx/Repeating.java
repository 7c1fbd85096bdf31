package org.homeostat.substrate.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Input;
import org.homeostat.kernel.Iteration;
import org.homeostat.kernel.Program;
import org.homeostat.substrate.program.Hoisting;
import org.homeostat.substrate.program.Identifiers;
import org.homeostat.substrate.program.Known;

/// The model of an iteration as it is written: what the inputs fix once, then a loop, then what is
/// read out.
final class Repeating {
  private final Iteration iteration;
  private final String name;
  private final String about;
  private final Identifiers identifiers = Identifiers.inC();
  private final GraphWriter graph;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> reads = new HashMap<>();

  Repeating(Iteration iteration, String name, String about) {
    this.iteration = iteration;
    this.name = Identifiers.inC().of(name);
    this.about = about;
    this.graph = new GraphWriter(iteration.read().precision(), identifiers);
  }

  OnnxModel model() {
    for (Program program : List.of(iteration.step(), iteration.read())) {
      program.inputs().stream().filter(this::isFree).forEach(this::free);
    }
    if (iteration.moves()) {
      settle();
    }
    add(iteration.read(), reads).forEach(this::output);
    return new OnnxModel(name, graph.model(name, about, Map.of()), names, 0);
  }

  private boolean isFree(Input input) {
    return !iteration.constants().containsKey(input.name())
        && !iteration.start().containsKey(input.name())
        && !names.containsKey(input.name());
  }

  private void free(Input input) {
    String free = identifiers.of(input.name());
    names.put(input.name(), free);
    reads.put(input.name(), free);
    graph.input(free, input.shape());
  }

  private void output(String result, String value) {
    String left = identifiers.of(result);
    names.put(result, left);
    graph.node("Identity", List.of(value), left);
    graph.output(left, iteration.read().result(result).shape());
  }

  private void settle() {
    Program step = iteration.step();
    Hoisting hoisting = Hoisting.of(step, Known.values(step, iteration.constants()).keySet());
    reads.putAll(add(hoisting.once(), reads));
    List<String> moving = List.copyOf(iteration.start().keySet());
    List<String> start = moving.stream().map(each -> graph.constant(start(each))).toList();
    List<Shape> shapes = moving.stream().map(each -> start(each).shape()).toList();
    List<String> settled =
        graph.loop(iteration.most(), start, shapes, now -> turn(hoisting.each(), moving, now));
    for (int i = 0; i < moving.size(); i++) {
      reads.put(moving.get(i), settled.get(i));
    }
  }

  private Tensor start(String variable) {
    return Objects.requireNonNull(iteration.start().get(variable));
  }

  private GraphWriter.Turn turn(Program each, List<String> moving, List<String> now) {
    Map<String, String> inside = new HashMap<>(reads);
    for (int i = 0; i < moving.size(); i++) {
      inside.put(moving.get(i), now.get(i));
    }
    Map<String, String> next = add(each, inside);
    List<String> left = moving.stream().map(state -> named(next, state)).toList();
    List<String> still = new ArrayList<>();
    for (String state : iteration.watched()) {
      still.add(still(named(inside, state), named(next, state), start(state).shape()));
    }
    return new GraphWriter.Turn(goesOn(still), left);
  }

  /// Whether a state has moved by no more than the tolerance.
  private String still(String before, String after, Shape shape) {
    String change = graph.node("Abs", List.of(graph.node("Sub", List.of(after, before))));
    String most =
        shape.isScalar()
            ? change
            : graph.node("ReduceMax", List.of(change), Attribute.of("keepdims", 0));
    return graph.node("LessOrEqual", List.of(most, graph.constant(iteration.tolerance())));
  }

  private String goesOn(List<String> still) {
    if (iteration.tolerance() == 0) {
      String zero = graph.integer(0);
      return graph.node("Equal", List.of(zero, zero));
    }
    String all = still.stream().reduce((a, b) -> graph.node("And", List.of(a, b))).orElseThrow();
    return graph.node("Not", List.of(all));
  }

  private Map<String, String> add(Program program, Map<String, String> from) {
    Function<String, String> read = input -> named(from, input);
    return ProgramNodes.add(graph, program, iteration.constants(), read);
  }

  private static String named(Map<String, String> of, String variable) {
    return Objects.requireNonNull(of.get(variable), variable);
  }
}
