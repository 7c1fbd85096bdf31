package org.homeostat.energy;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.kernel.BatchMemory;
import org.homeostat.noise.Draws;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;

/// Standard normal numbers for the steps of a batch. A number depends on the seed, on the number of
/// the batch and the place of the example in it, on the step, the state and the element: nudged
/// phases that begin at one step meet the same noise, so that most of it leaves their difference.
final class Shaking {
  private static final String NOISE = "#noise.";

  private final BatchMemory memory;
  private final List<String> inputs = new ArrayList<>();
  private final Normals normals;
  private final double[] pair;
  private final long[] trajectories;
  private long step;

  Shaking(List<String> states, BatchMemory memory) {
    this.memory = memory;
    List<Source> sources = new ArrayList<>();
    for (String state : states) {
      inputs.add(input(state));
      sources.add(new Source("settling." + state, memory.shape(state).size()));
    }
    this.normals = Normals.plain(sources, Pairing.STEPS);
    this.pair = new double[2 * normals.perStep() * memory.lanes()];
    this.trajectories = new long[memory.lanes()];
  }

  /// The input of a program that has the noise of a state.
  static String input(String state) {
    return NOISE + state;
  }

  /// Begins the noise of a batch, at step 0.
  void begin(long seed, long number) {
    Draws draws = Draws.of("settling " + seed, number);
    for (int lane = 0; lane < trajectories.length; lane++) {
      trajectories[lane] = draws.bits();
    }
    from(0);
  }

  /// Goes on with the noise of a step that is even.
  void from(long even) {
    step = even;
  }

  /// Puts the noise of the next step in its place.
  void shake() {
    int lanes = memory.lanes();
    if (step % 2 == 0) {
      normals.fill(pair, step, 2, trajectories, lanes);
    }
    int row = (int) (step % 2) * normals.perStep();
    for (int i = 0; i < inputs.size(); i++) {
      Object array = memory.array(inputs.get(i));
      int size = BatchMemory.length(array) / lanes;
      for (int e = 0; e < size; e++, row++) {
        for (int lane = 0; lane < lanes; lane++) {
          BatchMemory.set(array, lane * size + e, pair[row * lanes + lane]);
        }
      }
    }
    step++;
  }
}
