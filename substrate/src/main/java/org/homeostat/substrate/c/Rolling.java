package org.homeostat.substrate.c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.homeostat.substrate.fixed.IntegerInstruction;
import org.homeostat.substrate.fixed.IntegerOperation;
import org.homeostat.substrate.fixed.IntegerProgram;
import org.jspecify.annotations.Nullable;

/// Finds in a straight list of operations those that are alike on values that stand evenly, so that
/// they can be written as loops.
///
/// Values that are read or computed together stand together, as a *block*: the normals of a step,
/// the elements that the list reads, and what a loop computes. The first of a run is the first
/// operation that is left; the run goes on with the next that is alike and whose arguments are
/// known, as long as every argument is the same or lies in the same block at the same distance.
final class Rolling {
  /// The blocks that are not computed.
  static final int NORMALS = 0;

  static final int READS = 1;

  /// Where a value stands in its block.
  record Place(int block, int offset) {}

  /// A single operation, or a loop over operations that are alike.
  ///
  /// @param strides how far apart the places of each argument are; 0 for one that is the same
  record Run(List<Integer> members, List<Integer> strides) {
    boolean isLoop() {
      return members.size() > 1;
    }
  }

  /// What operations of one loop have in common.
  private record Kind(
      IntegerOperation operation, int width, List<@Nullable IntegerOperation> constants) {}

  private final List<IntegerInstruction> instructions;
  private final Map<Integer, Place> places = new HashMap<>();
  private final Map<Kind, List<Integer>> alike = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final boolean[] done;

  /// @param normals how many are drawn for a step
  Rolling(IntegerProgram program, int normals) {
    this.instructions = program.instructions();
    this.done = new boolean[instructions.size()];
    sizes.addAll(List.of(normals, 0));
    for (int i = 0; i < done.length; i++) {
      given(i);
    }
    for (int i = 0; i < done.length; i++) {
      if (!done[i]) {
        take(runFrom(i));
      }
    }
  }

  private void given(int index) {
    done[index] = true;
    switch (instructions.get(index).operation()) {
      case IntegerOperation.Normal(int number) -> places.put(index, new Place(NORMALS, number));
      case IntegerOperation.Read _ -> places.put(index, new Place(READS, sizes.get(READS)));
      case IntegerOperation.Constant _ -> {}
      default -> {
        done[index] = false;
        alike.computeIfAbsent(kind(index), _ -> new ArrayList<>()).add(index);
      }
    }
    if (instructions.get(index).operation() instanceof IntegerOperation.Read) {
      sizes.set(READS, sizes.get(READS) + 1);
    }
  }

  private Kind kind(int index) {
    IntegerInstruction in = instructions.get(index);
    List<@Nullable IntegerOperation> constants = new ArrayList<>();
    for (int argument : in.arguments()) {
      IntegerOperation operation = instructions.get(argument).operation();
      constants.add(operation instanceof IntegerOperation.Constant ? operation : null);
    }
    return new Kind(in.operation(), in.width(), constants);
  }

  private Run runFrom(int first) {
    List<Integer> members = new ArrayList<>(List.of(first));
    List<Integer> strides = List.of();
    List<Integer> others = Objects.requireNonNull(alike.get(kind(first)));
    for (int next : others.subList(1, others.size())) {
      if (!isReady(next)) {
        continue;
      }
      List<Integer> found = strides(members.getLast(), next);
      if (found.isEmpty() || (members.size() > 1 && !found.equals(strides))) {
        break;
      }
      members.add(next);
      strides = found;
    }
    boolean neighbours = strides.stream().allMatch(stride -> stride == 0 || stride == 1);
    boolean pays = members.size() > 2 || (members.size() == 2 && neighbours);
    return pays ? new Run(members, strides) : new Run(List.of(first), List.of());
  }

  private boolean isReady(int index) {
    return instructions.get(index).arguments().stream().allMatch(argument -> done[argument]);
  }

  /// How far the arguments of one stand behind those of another; nothing if that has no meaning.
  private List<Integer> strides(int one, int other) {
    List<Integer> strides = new ArrayList<>();
    for (int i = 0; i < instructions.get(one).arguments().size(); i++) {
      int a = instructions.get(one).arguments().get(i);
      int b = instructions.get(other).arguments().get(i);
      Place from = places.get(a);
      Place to = places.get(b);
      if (a != b && (from == null || to == null || from.block() != to.block())) {
        return List.of();
      }
      strides.add(from == null || to == null ? 0 : to.offset() - from.offset());
    }
    return strides;
  }

  private void take(Run run) {
    for (int i = 0; i < run.members().size(); i++) {
      done[run.members().get(i)] = true;
      if (run.isLoop()) {
        places.put(run.members().get(i), new Place(sizes.size(), i));
      }
    }
    if (run.isLoop()) {
      sizes.add(run.members().size());
    }
    List<Integer> left = Objects.requireNonNull(alike.get(kind(run.members().getFirst())));
    left.removeAll(new HashSet<>(run.members()));
    runs.add(run);
  }

  /// In the order in which they can be carried out.
  List<Run> runs() {
    return List.copyOf(runs);
  }

  /// Where a value stands; null if it is alone.
  @Nullable Place place(int index) {
    return places.get(index);
  }

  /// How many values each block has.
  List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  /// Whether a loop walks along a block that is not computed.
  boolean isWalked(int block) {
    return runs.stream()
        .anyMatch(run -> {
          List<Integer> arguments = instructions.get(run.members().getFirst()).arguments();
          return IntStream.range(0, run.strides().size())
              .filter(i -> run.strides().get(i) != 0)
              .mapToObj(i -> places.get(arguments.get(i)))
              .anyMatch(place -> place != null && place.block() == block);
        });
  }

  /// For each block the last run that reads it; beyond all if a result does.
  int[] last(IntegerProgram program) {
    int[] last = new int[sizes.size()];
    Arrays.fill(last, -1);
    for (int r = 0; r < runs.size(); r++) {
      for (int member : runs.get(r).members()) {
        for (int argument : instructions.get(member).arguments()) {
          read(last, argument, r);
        }
      }
    }
    program.results().values().forEach(all -> all.forEach(v -> read(last, v, runs.size())));
    return last;
  }

  private void read(int[] last, int value, int run) {
    Place place = places.get(value);
    if (place != null) {
      last[place.block()] = Math.max(last[place.block()], run);
    }
  }
}
