package org.homeostat.imperfection;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.homeostat.kernel.BatchKernel;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.noise.Draws;

/// One chip with its weights, arrays `float[]` or `double[]`.
///
/// ```
/// chip.store("W1", stored);      // where the weights are kept, which a rule moves
/// chip.make();
/// chip.made("W1")                // what the circuit has of them
/// chip.remember();               // before the rule moves them
/// chip.write(step);              // what becomes of the move
/// ```
public final class Chip {
  private static final String MADE = ".device";

  private final Device device;
  private final Set<String> weights;
  private final BatchKernel kernel;
  private final BatchMemory memory;
  private final Map<String, Double> strengths;
  private final long seed;
  private final Map<String, Object> stored = new HashMap<>();
  private final Map<String, Object> before = new HashMap<>();

  Chip(
      Device device,
      Set<String> weights,
      BatchKernel kernel,
      BatchMemory memory,
      Map<String, Double> strengths,
      long seed) {
    this.device = device;
    this.weights = weights;
    this.kernel = kernel;
    this.memory = memory;
    this.strengths = strengths;
    this.seed = seed;
  }

  /// Says where a weight is kept.
  public void store(String weight, Object array) {
    if (weights.contains(weight)) {
      stored.put(weight, array);
      memory.offer(weight, array);
    }
  }

  /// Makes the weights of what is stored.
  public void make() {
    kernel.prepare(memory);
    kernel.run(memory);
  }

  /// The array that the circuit has of a weight; what is stored, if nothing is done to it.
  public Object made(String weight) {
    return memory.has(weight + MADE)
        ? memory.array(weight + MADE)
        : Objects.requireNonNull(stored.get(weight));
  }

  /// Remembers what is stored, where what a rule asks for is not what becomes of it.
  public void remember() {
    for (Imperfection each : device.imperfections()) {
      if (each instanceof Updates updates) {
        Object now = weight(updates.subject());
        String quantity = updates.subject().quantity();
        BatchMemory.copy(now, before.computeIfAbsent(quantity, _ -> BatchMemory.copyOf(now)));
      }
    }
  }

  /// Rounds the memories of what is put onto the chip.
  public void place() {
    device
        .imperfections()
        .forEach(each -> {
          if (each instanceof Writing writing) {
            round(writing, 0);
          }
        });
  }

  /// Bounds the moves since [#remember], and rounds the memories that are written now.
  ///
  /// @param step of the rule, from 1, on which chance depends
  public void write(long step) {
    for (Imperfection each : device.imperfections()) {
      switch (each) {
        case Updates updates -> bound(updates);
        case Writing writing -> round(writing, step);
        default -> {}
      }
    }
  }

  private Object weight(Subject subject) {
    return Objects.requireNonNull(stored.get(subject.quantity()));
  }

  private void bound(Updates updates) {
    Object now = weight(updates.subject());
    Object old = Objects.requireNonNull(before.get(updates.subject().quantity()));
    double up = strength(updates.up());
    double down = strength(updates.down());
    for (int i = 0; i < BatchMemory.length(now); i++) {
      double w = BatchMemory.get(old, i);
      double asked = BatchMemory.get(now, i) - w;
      BatchMemory.set(now, i, updates.moved(w, asked, up, down));
    }
  }

  private void round(Writing writing, long step) {
    if (step % Math.max(1, Math.round(writing.interval())) != 0) {
      return;
    }
    Subject subject = writing.subject();
    Object now = weight(subject);
    Grid grid = writing.grid().of(strength(writing.grid().levels()));
    Draws draws = Draws.of("write " + subject.quantity() + " " + step, seed);
    for (int i = 0; i < BatchMemory.length(now); i++) {
      BatchMemory.set(now, i, grid.rounded(BatchMemory.get(now, i), draws));
    }
  }

  private double strength(Strength strength) {
    return strengths.getOrDefault(strength.name(), strength.value());
  }
}
