package org.homeostat.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.homeostat.expression.Precision;
import org.homeostat.expression.Shape;

/// In which array of a memory each value stands. What a run computes on its way shares arrays: one
/// is taken again when the last reader of its value is through.
final class BatchPlaces {
  private static final int NONE = -1;

  private final BatchPlan plan;
  private final int lanes;
  private final int[] arrays;
  private final List<Integer> lengths = new ArrayList<>();
  private final Map<String, Integer> named = new LinkedHashMap<>();
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<Integer, Double> constants = new HashMap<>();
  private final List<Move> swaps = new ArrayList<>();
  private final List<Move> copies = new ArrayList<>();

  /// A result on its way to the array of its name, at the end of a run; one that is the same in all
  /// lanes goes to each.
  record Move(int from, int to, int length, int times) {}

  BatchPlaces(BatchPlan plan, int lanes) {
    this.plan = plan;
    this.lanes = lanes;
    this.arrays = new int[plan.program().instructions().size()];
    Arrays.fill(arrays, NONE);
    for (Input input : plan.program().inputs()) {
      name(input.name(), input.shape(), input.binding().byLane());
    }
    leaves();
    Set<Integer> results = results();
    keep(plan.once(), results);
    reuse(plan.each(), results);
  }

  private void name(String name, Shape shape, boolean byLane) {
    named.put(name, array(shape, byLane));
    shapes.put(name, shape);
  }

  private int array(Shape shape, boolean byLane) {
    lengths.add(Math.multiplyExact(shape.size(), byLane ? lanes : 1));
    return lengths.size() - 1;
  }

  private void leaves() {
    for (int i = 0; i < arrays.length; i++) {
      switch (plan.instruction(i).operation()) {
        case Operation.Constant(double value) -> {
          arrays[i] = array(Shape.SCALAR, false);
          constants.put(arrays[i], value);
        }
        case Operation.Read(Input input) -> arrays[i] = array(input.name());
        case Operation.ReadElement _ -> throw new IllegalArgumentException("arrays stay whole");
        case Operation.Normal _ -> throw new IllegalArgumentException("a batch draws no normals");
        default -> {}
      }
    }
  }

  /// A result that a run computes gets an array of its own, which becomes that of its name.
  private Set<Integer> results() {
    Set<Integer> own = new HashSet<>();
    for (Result result : plan.program().results()) {
      int value = result.values().getFirst();
      Instruction in = plan.instruction(value);
      boolean computed = !(in.operation() instanceof Operation.Leaf) && in.binding().byStep();
      boolean alone = computed && !isReshaping(in) && arrays[value] == NONE;
      if (!named.containsKey(result.name())) {
        name(result.name(), result.shape(), plan.byLane(value));
        if (alone) {
          arrays[value] = array(result.name());
          own.add(value);
          continue;
        }
      }
      if (alone && plan.byLane(value)) {
        arrays[value] = array(in.shape(), true);
        own.add(value);
        swaps.add(move(value, result));
      }
    }
    return own;
  }

  private Move move(int value, Result result) {
    int to = array(result.name());
    int length = lengths.get(arrays[value]);
    return new Move(arrays[value], to, length, lengths.get(to) / length);
  }

  private void keep(List<Stage> stages, Set<Integer> results) {
    for (Stage stage : stages) {
      for (int member : stage.members()) {
        if (plan.isStored(member) && !results.contains(member)) {
          Instruction in = plan.instruction(member);
          arrays[member] =
              isReshaping(in)
                  ? arrays[in.arguments().getFirst()]
                  : array(in.shape(), plan.byLane(member));
        }
      }
    }
  }

  private void reuse(List<Stage> stages, Set<Integer> results) {
    Map<Integer, Integer> lastRead = lastReads(stages);
    TreeMap<Integer, Deque<Integer>> free = new TreeMap<>();
    Map<Integer, Integer> busy = new HashMap<>();
    for (int s = 0; s < stages.size(); s++) {
      for (int member : stages.get(s).members()) {
        if (plan.isStored(member) && !results.contains(member)) {
          Instruction in = plan.instruction(member);
          int length = in.shape().size() * (plan.byLane(member) ? lanes : 1);
          if (isReshaping(in)) {
            arrays[member] = arrays[in.arguments().getFirst()];
          } else {
            Deque<Integer> fitting = free.computeIfAbsent(length, l -> new ArrayDeque<>());
            arrays[member] =
                fitting.isEmpty() ? array(in.shape(), plan.byLane(member)) : fitting.pop();
            busy.put(arrays[member], 0);
          }
          busy.computeIfPresent(
              arrays[member], (a, until) -> Math.max(until, lastRead.getOrDefault(member, 0)));
        }
      }
      int now = s;
      busy.entrySet()
          .removeIf(entry -> {
            boolean done = entry.getValue() <= now;
            if (done) {
              free.computeIfAbsent(lengths.get(entry.getKey()), l -> new ArrayDeque<>())
                  .push(entry.getKey());
            }
            return done;
          });
    }
    for (Result result : plan.program().results()) {
      int value = result.values().getFirst();
      Move move = move(value, result);
      if (move.from() != move.to() && !swaps.contains(move)) {
        copies.add(move);
      }
    }
  }

  private Map<Integer, Integer> lastReads(List<Stage> stages) {
    Map<Integer, Integer> last = new HashMap<>();
    for (int s = 0; s < stages.size(); s++) {
      for (int member : stages.get(s).members()) {
        Instruction in = plan.instruction(member);
        for (int argument : in.arguments()) {
          int read =
              BatchPlan.isProduct(in) ? BatchPlan.untransposed(plan.program(), argument) : argument;
          last.put(read, s);
        }
      }
    }
    plan.program().results().forEach(r -> last.put(r.values().getFirst(), Integer.MAX_VALUE));
    return last;
  }

  /// A value in another shape stands where it stood.
  static boolean isReshaping(Instruction in) {
    return in.operation() instanceof Operation.Gather(var map) && map.isReshaping();
  }

  /// The array in which a value stands.
  int of(int instruction) {
    int array = arrays[instruction];
    if (array == NONE) {
      throw new IllegalStateException("instruction " + instruction + " has no array");
    }
    return array;
  }

  /// The array of an input or result.
  int array(String name) {
    Integer array = named.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no input or result is named " + name);
    }
    return array;
  }

  boolean has(String name) {
    return named.containsKey(name);
  }

  Shape shape(String name) {
    array(name);
    return Objects.requireNonNull(shapes.get(name));
  }

  /// Results whose arrays change places with those of their names.
  List<Move> swaps() {
    return swaps;
  }

  /// Results that are copied.
  List<Move> copies() {
    return copies;
  }

  /// The arrays of a memory, constants filled in.
  Object[] allocate() {
    Object[] memory = new Object[lengths.size()];
    boolean single = plan.program().precision() == Precision.FLOAT;
    for (int i = 0; i < memory.length; i++) {
      memory[i] = single ? new float[lengths.get(i)] : new double[lengths.get(i)];
    }
    constants.forEach((array, value) -> Numbers.set(memory[array], 0, value));
    return memory;
  }
}
