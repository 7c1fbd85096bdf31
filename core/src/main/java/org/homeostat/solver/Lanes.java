package org.homeostat.solver;

import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.kernel.Execution;
import org.homeostat.kernel.Memory;
import org.homeostat.noise.BrownianStep;
import org.homeostat.noise.Normals;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;

/// The trajectories that many systems are run over in turn: what each starts with, and the noise it
/// meets, drawn once. Systems that are compared on the same lanes meet the same luck.
public final class Lanes {
  private final int count;
  private final Map<String, double[]> varied;
  private final double[] normals;
  private final int wordsPerStep;

  private Lanes(int count, Map<String, double[]> varied, double[] normals, int wordsPerStep) {
    this.count = count;
    this.varied = varied;
    this.normals = normals;
    this.wordsPerStep = wordsPerStep;
  }

  /// Draws the noise of a system's sources and the values that vary.
  ///
  /// @param seeds one a lane
  /// @param vary by the name of a parameter, input or state
  public static Lanes draw(
      DynamicalSystem system, Course course, long[] seeds, Map<String, Distribution> vary) {
    Map<String, double[]> varied = new LinkedHashMap<>();
    Names names = Names.of(system);
    vary.forEach((name, distribution) -> {
      int elements = names.variable(name).shape().size();
      double[] values = new double[elements * seeds.length];
      for (int e = 0; e < elements; e++) {
        for (int lane = 0; lane < seeds.length; lane++) {
          values[e * seeds.length + lane] = distribution.draw(name, e, seeds[lane]);
        }
      }
      varied.put(name, values);
    });
    Execution vectors = Execution.VECTOR.available() ? Execution.VECTOR : Execution.PLAIN;
    Normals source = NoiseChunk.normals(system, course.draw(), course.steps(), vectors);
    int words = source.perStep() * seeds.length;
    double[] normals = new double[Math.multiplyExact(words, course.steps() + 1)];
    source.fill(normals, 0, course.steps() + 1, seeds, seeds.length);
    return new Lanes(seeds.length, varied, normals, words);
  }

  public int count() {
    return count;
  }

  /// These lanes with one more value that differs between them.
  ///
  /// @param values one a lane
  public Lanes with(String name, double[] values) {
    Map<String, double[]> more = new LinkedHashMap<>(varied);
    more.put(name, values);
    return new Lanes(count, more, normals, wordsPerStep);
  }

  /// These lanes `times` times over: lane `l` of copy `c` is lane `c*count + l`.
  public Lanes repeated(int times) {
    Map<String, double[]> more = new LinkedHashMap<>();
    varied.forEach((name, values) -> more.put(name, repeat(values, times)));
    return new Lanes(count * times, more, repeat(normals, times), wordsPerStep * times);
  }

  private double[] repeat(double[] rows, int times) {
    double[] wide = new double[rows.length * times];
    for (int from = 0; from < rows.length; from += count) {
      for (int copy = 0; copy < times; copy++) {
        System.arraycopy(rows, from, wide, from * times + copy * count, count);
      }
    }
    return wide;
  }

  /// These lanes as they are in steps that are `parts` times as long: the increments, and areas if
  /// there are any, of the same Brownian paths. A sampled number becomes the mean of those in its
  /// share of the step, so that what integrates it sees as much noise as before.
  ///
  /// @param fine the course that the lanes were drawn for
  public Lanes coarsened(DynamicalSystem system, Course fine, int parts) {
    Draw draw = fine.draw();
    int numbers = draw.usesAreas() ? 2 : 1;
    int steps = fine.steps() / parts;
    double[] coarse = new double[(steps + 1) * wordsPerStep];
    int row = 0;
    for (NoiseSource source : system.noise()) {
      int elements = draw.source(source).elements();
      int apart = source.shape().size() * numbers * count;
      for (int e = 0; e < elements; e++, row += numbers) {
        int evaluation = e / source.shape().size();
        for (int k = 0; k <= steps; k++) {
          for (int lane = 0; lane < count; lane++) {
            int from = k * parts * wordsPerStep + row * count + lane;
            int to = k * wordsPerStep + row * count + lane;
            if (k == steps) {
              coarse[to] = normals[from];
            } else if (source.drives()) {
              join(from, parts, numbers == 2, coarse, to);
            } else {
              int first = from - evaluation * apart;
              coarse[to] = share(first, apart, evaluation, draw.evaluations(), parts);
            }
          }
        }
      }
    }
    return new Lanes(count, varied, coarse, wordsPerStep);
  }

  /// These lanes with sampled numbers that stay for `parts` steps, as they do in lanes whose steps
  /// are so many times as long: the share of a step that a method gives to an evaluation is the
  /// time for which its number stays.
  ///
  /// @param course that the lanes were drawn for
  public Lanes holding(DynamicalSystem system, Course course, int parts) {
    Draw draw = course.draw();
    int numbers = draw.usesAreas() ? 2 : 1;
    double[] held = normals.clone();
    int row = 0;
    for (NoiseSource source : system.noise()) {
      int rows = draw.source(source).elements() * numbers;
      int block = source.shape().size() * numbers;
      for (int r = row; !source.drives() && r < row + rows; r++) {
        int within = (r - row) % block;
        for (int k = 0; k <= course.steps(); k++) {
          int evaluation = (int) ((k % parts + 0.5) * draw.evaluations() / parts);
          int from = k / parts * parts * wordsPerStep + (row + evaluation * block + within) * count;
          System.arraycopy(normals, from, held, k * wordsPerStep + r * count, count);
        }
      }
      row += rows;
    }
    return new Lanes(count, varied, held, wordsPerStep);
  }

  /// The mean of the numbers in the share of an evaluation.
  ///
  /// @param first where the number of the first evaluation of the first step stands
  /// @param apart how far the numbers of the evaluations of a step are from each other
  private double share(int first, int apart, int evaluation, int evaluations, int parts) {
    double sum = 0;
    for (int i = evaluation * parts; i < (evaluation + 1) * parts; i++) {
      sum += normals[first + i / evaluations * wordsPerStep + i % evaluations * apart];
    }
    return sum / parts;
  }

  private void join(int from, int parts, boolean areas, double[] coarse, int to) {
    BrownianStep joined = step(from, areas);
    for (int part = 1; part < parts; part++) {
      double longer = part;
      BrownianStep next = step(from + part * wordsPerStep, areas);
      // the mean height above the chord of two pieces of lengths `longer` and 1
      double total = longer + 1;
      double start = joined.increment();
      double end = start + next.increment();
      double mean =
          (longer * (joined.area() + start / 2) + next.area() + (start + end) / 2) / total;
      joined = new BrownianStep(end, mean - end / 2);
    }
    coarse[to] = joined.increment() / Math.sqrt(parts);
    if (areas) {
      coarse[to + count] = joined.area() / Math.sqrt(parts / 12.0);
    }
  }

  /// A step of length 1.
  private BrownianStep step(int at, boolean areas) {
    return BrownianStep.of(normals[at], areas ? normals[at + count] : 0, 1);
  }

  double[] normals() {
    return normals;
  }

  int wordsPerStep() {
    return wordsPerStep;
  }

  /// Gives a memory of as many lanes what differs between them.
  void set(Memory memory) {
    varied.forEach((name, values) -> {
      if (memory.has(name)) {
        System.arraycopy(values, 0, memory.lanes(), memory.offset(name), values.length);
      }
    });
  }
}
