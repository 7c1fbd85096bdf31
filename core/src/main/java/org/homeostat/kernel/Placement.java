package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Where each instruction of a program leaves its value, and at which time it is computed.
final class Placement {

  /// What a kernel does after the instructions of a step: the results move to their slots.
  record Copy(Place from, boolean scalar, int to, int size) {}

  private final Program program;
  private final Layout layout;
  private final Place[] places;
  private final Map<Integer, Integer> packed = new HashMap<>();
  private final List<Copy> aside = new ArrayList<>();
  private final List<Copy> commits = new ArrayList<>();

  /// @param stored the instructions whose values need a place in memory besides constants, inputs
  ///   and normals
  Placement(Program program, Set<Integer> stored) {
    this.program = program;
    this.layout = new Layout(program);
    this.places = new Place[program.instructions().size()];
    for (int i = 0; i < places.length; i++) {
      Instruction in = program.instructions().get(i);
      if (in.operation() instanceof Operation.Leaf
          || stored.contains(i)
          || !in.binding().byStep()) {
        places[i] = place(in);
      }
    }
  }

  private Place place(Instruction in) {
    return switch (in.operation()) {
      case Operation.Constant(double value) -> layout.constant(value);
      case Operation.Read(Input input) -> layout.slot(input.name()).place();
      case Operation.ReadElement(Input input, int element) ->
          switch (layout.slot(input.name()).place()) {
            case Place.Lane(int offset) -> new Place.Lane(offset + element);
            case Place.Uniform(int offset) -> new Place.Uniform(offset + element);
            case Place.Normals n -> throw new IllegalStateException("an input among the normals");
          };
      case Operation.Normal(int first) -> new Place.Normals(first);
      case Operation.Elementwise e -> room(in);
      case Operation.Product p -> room(in);
      case Operation.Transpose t -> room(in);
      case Operation.Slice s -> room(in);
      case Operation.Sum s -> room(in);
      case Operation.Stack s -> room(in);
      case Operation.Gather g -> room(in);
      case Operation.Scatter s -> room(in);
      case Operation.OverLanes o -> room(in);
      case Operation.ProductOverLanes p -> room(in);
    };
  }

  /// What depends on the clock alone is computed in every lane.
  private Place room(Instruction in) {
    boolean shared = in.binding() == Binding.RUN || in.binding() == Binding.CONSTANT;
    return layout.place(in.shape(), !shared);
  }

  Layout layout() {
    return layout;
  }

  /// Where the value of an instruction stands; only for values that have a place.
  Place of(int instruction) {
    Place place = places[instruction];
    if (place == null) {
      throw new IllegalStateException("instruction " + instruction + " has no place");
    }
    return place;
  }

  /// Whether the value of an instruction has a place in memory.
  boolean has(int instruction) {
    return places[instruction] != null;
  }

  /// Where a repacked copy of a shared value of this size stands.
  int packed(int instruction, int size) {
    return packed.computeIfAbsent(instruction, i -> layout.uniform(size).offset());
  }

  /// Redirects a value straight to where its result is expected.
  void direct(int instruction, Place.Lane place) {
    places[instruction] = place;
  }

  /// The instructions that are computed at the time of a binding, leaves left out.
  List<Integer> at(Set<Binding> bindings) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      Instruction in = program.instructions().get(i);
      if (!(in.operation() instanceof Operation.Leaf) && bindings.contains(in.binding())) {
        found.add(i);
      }
    }
    return found;
  }

  /// Plans the copies that bring every result to its slot; call when all values have their places.
  void planCopies() {
    Set<String> overwritten =
        program.results().stream().map(Result::name).collect(Collectors.toSet());
    for (Result result : program.results()) {
      Place.Lane slot = (Place.Lane) layout.slot(result.name()).place();
      boolean whole = result.values().size() == 1;
      for (int e = 0; e < result.values().size(); e++) {
        int value = result.values().get(e);
        Instruction in = program.instructions().get(value);
        int size = whole ? result.shape().size() : 1;
        Place from = of(value);
        if (from.equals(new Place.Lane(slot.offset() + e))) {
          continue;
        }
        if (in.operation().source().map(Input::name).filter(overwritten::contains).isPresent()) {
          Place.Lane room = (Place.Lane) layout.place(in.shape(), true);
          aside.add(new Copy(from, in.shape().isScalar(), room.offset(), size));
          from = room;
        }
        commits.add(new Copy(from, in.shape().isScalar(), slot.offset() + e, size));
      }
    }
  }

  /// Runs the planned copies: first what a later copy would overwrite, then the results.
  void copy(double[] lanes, double[] uniform, double[] normals, int start, int count) {
    for (int i = 0; i < aside.size(); i++) {
      copy(aside.get(i), lanes, uniform, normals, start, count);
    }
    for (int i = 0; i < commits.size(); i++) {
      copy(commits.get(i), lanes, uniform, normals, start, count);
    }
  }

  private static void copy(
      Copy copy, double[] lanes, double[] uniform, double[] normals, int start, int count) {
    int to = copy.to() * count;
    switch (copy.from()) {
      case Place.Lane(int from) ->
          System.arraycopy(lanes, from * count, lanes, to, copy.size() * count);
      case Place.Normals(int from) ->
          System.arraycopy(normals, start + from * count, lanes, to, copy.size() * count);
      case Place.Uniform(int from) -> {
        for (int e = 0; e < copy.size(); e++) {
          double value = uniform[copy.scalar() ? from : from + e];
          Arrays.fill(lanes, to + e * count, to + (e + 1) * count, value);
        }
      }
    }
  }
}
