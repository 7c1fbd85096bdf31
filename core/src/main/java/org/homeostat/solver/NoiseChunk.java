package org.homeostat.solver;

import java.util.List;
import org.homeostat.kernel.Execution;
import org.homeostat.noise.Normals;
import org.homeostat.noise.Pairing;
import org.homeostat.noise.Source;
import org.homeostat.system.DynamicalSystem;

/// The normals of a few steps of a block of trajectories.
final class NoiseChunk {
  /// The normals of a program that reads none.
  static final double[] NONE = new double[0];

  /// From so many numbers on the Vector API is worth its start.
  private static final long MANY = 20_000_000;

  private final Normals normals;
  private final long[] seeds;
  private final int words;
  private final double[] buffer;

  /// @param seeds one a lane
  NoiseChunk(Normals normals, long[] seeds, int steps) {
    this.normals = normals;
    this.seeds = seeds;
    this.words = normals.perStep() * seeds.length;
    this.buffer = new double[Math.multiplyExact(words, steps)];
  }

  /// The numbers of a run that takes so many steps, summed over trajectories, beside a kernel that
  /// runs this way.
  static Normals normals(DynamicalSystem system, Draw draw, long steps, Execution execution) {
    List<Source> sources = draw.sources(system);
    Pairing pairing = draw.usesAreas() ? Pairing.AREAS : Pairing.STEPS;
    Normals plain = Normals.plain(sources, pairing);
    boolean many = steps * plain.perStep() > MANY && Execution.VECTOR.available();
    return many || execution == Execution.VECTOR ? Normals.vector(sources, pairing) : plain;
  }

  /// Draws the normals of so many steps from the number of the first.
  void draw(int first, int steps) {
    normals.fill(buffer, first, steps, seeds, seeds.length);
  }

  double[] buffer() {
    return buffer;
  }

  /// The numbers of one step, all lanes together.
  int words() {
    return words;
  }
}
