package org.homeostat.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.kernel.Memory;
import org.homeostat.kernel.Program;

/// Gathers what the trajectories of a run leave. Threads write to different trajectories only.
final class Collector {
  private final Plan plan;
  private final long firstSeed;
  private final int trajectories;
  private final List<Integer> rows;
  private final int[] rowOf;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, double[][]> recorded = new LinkedHashMap<>();
  private final List<double[][]> measured = new ArrayList<>();
  private final BitSet sumSamples = new BitSet();
  private final BitSet lastSamples = new BitSet();
  private final Divergence[] divergences;

  Collector(Plan plan, Program observe, long firstSeed, int trajectories) {
    this.plan = plan;
    this.firstSeed = firstSeed;
    this.trajectories = trajectories;
    this.divergences = new Divergence[trajectories];
    this.rows =
        plan.rows().isEmpty()
            ? IntStream.range(0, trajectories).boxed().toList()
            : plan.rows().stream().filter(row -> row < trajectories).toList();
    this.rowOf = new int[trajectories];
    Arrays.fill(rowOf, -1);
    for (int row = 0; row < rows.size(); row++) {
      rowOf[rows.get(row)] = row;
    }
    for (Measure measure : plan.measures()) {
      measured.add(nan(measure.times().size(), trajectories));
      BitSet samples = measure.kind() == Measure.Kind.LAST ? lastSamples : sumSamples;
      measure.times().forEach(time -> samples.set(plan.grid().before(time)));
    }
    int quantity = 0;
    for (String name : plan.recorded().keySet()) {
      Shape shape = observe.result(StepProgram.value(quantity++)).shape();
      shapes.put(name, shape);
      recorded.put(name, nan(rows.size(), Math.multiplyExact(times().length, shape.size())));
    }
  }

  private static double[][] nan(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    return values;
  }

  private double[] times() {
    int every = plan.every();
    return IntStream.rangeClosed(0, plan.grid().last() / every)
        .mapToDouble(sample -> plan.grid().time(sample * every))
        .toArray();
  }

  /// Whether sample k of some of these trajectories is to be observed.
  boolean observes(int k, int first, int count) {
    return lastSamples.get(k)
        || (isRecorded(k) && IntStream.range(first, first + count).anyMatch(i -> rowOf[i] >= 0));
  }

  private boolean isRecorded(int k) {
    return k % plan.every() == 0 && !recorded.isEmpty();
  }

  /// Whether sums are to be read after sample k was added.
  boolean sums(int k) {
    return sumSamples.get(k);
  }

  /// Takes what is due of the observed quantities of a sample.
  void observe(int k, int trajectory, Memory observed, int lane) {
    int quantity = 0;
    for (double[][] values : recorded.values()) {
      if (isRecorded(k) && rowOf[trajectory] >= 0) {
        double[] elements = observed.get(StepProgram.value(quantity), lane).elements();
        int start = k / plan.every() * elements.length;
        System.arraycopy(elements, 0, values[rowOf[trajectory]], start, elements.length);
      }
      quantity++;
    }
    for (int m = 0; m < plan.measures().size(); m++) {
      if (plan.measures().get(m).kind() == Measure.Kind.LAST) {
        put(m, k, trajectory, observed.get(StepProgram.value(quantity++), lane));
      }
    }
  }

  /// Takes what is due of the running sums over the samples 0 to k.
  void sum(int k, int trajectory, Memory sums, int lane) {
    for (int m = 0; m < plan.measures().size(); m++) {
      switch (plan.measures().get(m).kind()) {
        case SUM -> put(m, k, trajectory, sums.get(StepProgram.sum(m), lane));
        case MEAN -> {
          double sum = sums.get(StepProgram.sum(m), lane).elements()[0];
          put(m, k, trajectory, Tensor.scalar(sum / (k + 1.0)));
        }
        case LAST -> {}
      }
    }
  }

  private void put(int m, int k, int trajectory, Tensor value) {
    List<Double> times = plan.measures().get(m).times();
    for (int j = 0; j < times.size(); j++) {
      if (plan.grid().before(times.get(j)) == k) {
        measured.get(m)[j][trajectory] = value.elements()[0];
      }
    }
  }

  void diverged(int trajectory, double time, String state, double lastFinite) {
    divergences[trajectory] =
        new Divergence(trajectory, firstSeed + trajectory, time, state, lastFinite);
  }

  Ensemble ensemble(Work work) {
    List<Measurement> measurements = new ArrayList<>();
    for (int m = 0; m < measured.size(); m++) {
      Measure measure = plan.measures().get(m);
      for (int j = 0; j < measure.times().size(); j++) {
        measurements.add(new Measurement(measure, measure.times().get(j), measured.get(m)[j]));
      }
    }
    List<Divergence> found = Arrays.stream(divergences).filter(Objects::nonNull).toList();
    Paths paths =
        new Paths(
            recorded.isEmpty() ? new double[0] : times(),
            recorded.isEmpty() ? List.of() : rows,
            Collections.unmodifiableMap(shapes),
            Collections.unmodifiableMap(recorded));
    return new Ensemble(firstSeed, trajectories, measurements, found, paths, work);
  }
}
