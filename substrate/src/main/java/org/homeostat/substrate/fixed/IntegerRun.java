package org.homeostat.substrate.fixed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.solver.FixedStep;

/// A trajectory in integers: the model that code and hardware are held against.
///
/// ```
/// IntegerRun run = new IntegerRun(integers, 1);     // seed 1
/// run.step();
/// long x = run.state("x")[0];
/// ```
public final class IntegerRun {
  private final IntegerStep integers;
  private final long seed;
  private final Map<String, long[]> values = new LinkedHashMap<>();
  private final Map<String, IntegerHistory> histories = new LinkedHashMap<>();
  private final int normals;
  private long number;

  /// The beginning of the trajectory of a seed.
  public IntegerRun(IntegerStep integers, long seed) {
    this.integers = integers;
    this.seed = seed;
    integers.start().forEach((name, start) -> values.put(name, start.clone()));
    this.normals = integers.step().normals();
    for (FixedStep.Kept kept : integers.step().kept()) {
      int elements = integers.advance().result(kept.now()).size();
      histories.put(kept.now(), new IntegerHistory(kept, elements));
    }
    showPast();
  }

  private void showPast() {
    histories.values().forEach(each -> each.show(number, values));
  }

  /// The raw elements of a state or an input.
  public long[] state(String name) {
    return Objects.requireNonNull(values.get(name), name).clone();
  }

  /// Sets an input for the steps to come.
  public void set(String input, long... raw) {
    values.put(input, raw.clone());
  }

  /// Takes one step.
  ///
  /// @return false once a state is at an end of the range
  public boolean step() {
    IntegerProgram program = integers.advance();
    long[] computed = machine().run(program.instructions());
    boolean within = true;
    for (var result : program.results().entrySet()) {
      long[] next = gather(result.getValue(), computed);
      IntegerHistory history = histories.get(result.getKey());
      if (history != null) {
        history.keep(number, next);
        continue;
      }
      values.put(result.getKey(), next);
      for (long element : next) {
        within &= !integers.isEnd(element);
      }
    }
    number++;
    showPast();
    return within;
  }

  /// The raw elements of what is recorded, by name, as they are before the next step.
  public Map<String, long[]> observe() {
    IntegerProgram program = integers.observe();
    long[] computed = machine().run(program.instructions());
    Map<String, long[]> observed = new LinkedHashMap<>();
    for (int i = 0; i < integers.observed().size(); i++) {
      List<Integer> elements = program.result(FixedStep.value(i));
      observed.put(integers.observed().get(i), gather(elements, computed));
    }
    return observed;
  }

  private static long[] gather(List<Integer> elements, long[] computed) {
    return elements.stream().mapToLong(each -> computed[each]).toArray();
  }

  private Machine machine() {
    return new Machine(
        (name, element) -> Objects.requireNonNull(values.get(name))[element], draws(), number);
  }

  /// The normals of the step, in the order of [org.homeostat.noise.Normals].
  private long[] draws() {
    FixedStep step = integers.step();
    long[] draws = new long[normals];
    int at = 0;
    for (Source source : step.sources()) {
      for (int e = 0; e < source.elements(); e++) {
        boolean areas = step.pairing() == Pairing.AREAS;
        long index = areas ? (1L << 62) + number : number >> 1;
        long[] pair = NormalPair.pair(integers.normals(), source.key(e), index, seed);
        if (areas) {
          draws[at++] = pair[0];
          draws[at++] = pair[1];
        } else {
          draws[at++] = pair[(int) (number & 1)];
        }
      }
    }
    return draws;
  }
}
