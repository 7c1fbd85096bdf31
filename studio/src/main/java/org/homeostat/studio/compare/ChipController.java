package org.homeostat.studio.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.homeostat.solver.Controller;
import org.homeostat.substrate.chip.Chip;

/// An agent on a chip: at each sample it senses, puts out, and goes on by itself.
///
/// What the chip of one seed senses is kept, to count later what it had to do.
final class ChipController implements Controller {
  private final Sensed sensed;
  private final LongFunction<Chip> chips;
  private final long watched;
  private final List<double[]> seen = Collections.synchronizedList(new ArrayList<>());

  /// @param chips makes the chip of a seed
  /// @param watched the seed whose chip is watched
  ChipController(Sensed sensed, LongFunction<Chip> chips, long watched) {
    this.sensed = sensed;
    this.chips = chips;
    this.watched = watched;
  }

  /// What the watched chip sensed, sample by sample.
  List<double[]> seen() {
    return List.copyOf(seen);
  }

  @Override
  public Hand begin(long[] seeds) {
    Chip[] all = LongStream.of(seeds).mapToObj(chips).toArray(Chip[]::new);
    Sensed.Eye eye = sensed.eye();
    double[] inputs = new double[sensed.size()];
    return (trajectory, time, state, output) -> {
      eye.see(time, state, output, inputs);
      // lanes beyond the last seed repeat it, and are never alive
      if (seeds[trajectory] == watched) {
        seen.add(inputs.clone());
      }
      all[trajectory].sample(inputs, output);
    };
  }
}
