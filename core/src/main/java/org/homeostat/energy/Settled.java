package org.homeostat.energy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.kernel.Workload;
import org.homeostat.system.Variable;

/// What settles a batch and reads it out, and what every answer from settled states has in common.
abstract class Settled implements Response {
  private final Model model;
  private final Relaxation.Batch batch;
  private final Readout.Reading reading;
  private final List<BatchMemory> memories;
  private Effort effort = Effort.NONE;

  /// @param memories of what else reads parameters, input and target where they stand
  Settled(
      Model model, Relaxation.Batch batch, Readout.Reading reading, List<BatchMemory> memories) {
    this.model = model;
    this.batch = batch;
    this.reading = reading;
    this.memories = memories;
    for (Variable clamped : List.of(model.input(), model.target())) {
      hand(clamped.name(), batch.array(clamped.name()));
    }
  }

  private void hand(String name, Object array) {
    batch.share(name, array);
    reading.share(name, array);
    memories.forEach(memory -> memory.offer(name, array));
  }

  Relaxation.Batch batch() {
    return batch;
  }

  /// Settles without a nudge, from the start; gives the steps.
  int settleFree(Settling settling) {
    batch.prepare();
    batch.restart();
    return batch.settle(Nudge.Point.ORIGIN, settling.free(), settling.tolerance());
  }

  /// Reads loss and scores out of states.
  void read(Map<String, Object> states) {
    reading.read(states);
  }

  /// Notes what a computation took.
  void took(Effort taken) {
    effort = taken;
  }

  @Override
  public int lanes() {
    return batch.lanes();
  }

  @Override
  public Object input() {
    return batch.array(model.input().name());
  }

  @Override
  public Object target() {
    return batch.array(model.target().name());
  }

  @Override
  public void share(String parameter, Object array) {
    hand(parameter, array);
  }

  @Override
  public Object loss() {
    return reading.loss();
  }

  @Override
  public Object score() {
    return reading.score();
  }

  @Override
  public Effort effort() {
    return effort;
  }

  @Override
  public List<Workload> workloads() {
    return Stream.concat(Stream.of(batch.memory(), reading.memory()), memories.stream())
        .map(BatchMemory::workload)
        .toList();
  }
}
