package org.homeostat.studio.train;

import java.util.List;
import org.homeostat.energy.Response;
import org.homeostat.imperfection.Chip;
import org.homeostat.kernel.Workload;

/// The answers of a model whose weights stand on a chip: what computes them has those that the chip
/// makes of what is stored.
class ChipResponse implements Response {
  private final Response circuit;
  private final Chip chip;
  private boolean stale = true;

  ChipResponse(Response circuit, Chip chip) {
    this.circuit = circuit;
    this.chip = chip;
  }

  @Override
  public void share(String parameter, Object array) {
    chip.store(parameter, array);
    circuit.share(parameter, chip.made(parameter));
    stale = true;
  }

  @Override
  public void compute(long number) {
    if (stale) {
      chip.make();
      stale = false;
    }
    circuit.compute(number);
  }

  @Override
  public int lanes() {
    return circuit.lanes();
  }

  @Override
  public Object input() {
    return circuit.input();
  }

  @Override
  public Object target() {
    return circuit.target();
  }

  @Override
  public Object loss() {
    return circuit.loss();
  }

  @Override
  public Object score() {
    return circuit.score();
  }

  @Override
  public Effort effort() {
    return circuit.effort();
  }

  @Override
  public List<Workload> workloads() {
    return circuit.workloads();
  }
}
