package org.homeostat.inference;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;

/// By points: m in lane 0, `m + reach*s(j)` in lane 1 + 2j, `m - reach*s(j)` in the next. Half the
/// difference of such a pair over the reach is what became of the column s(j); how far its middle
/// is from the mean is new.
final class PointTransport extends Transport {
  private final Batch points;
  private final Batch columns;
  private final Batch outputs;
  private final double reach;
  private final double middle;
  private final double outer;
  private final double centreRoot;

  PointTransport(
      DynamicalSystem system,
      StateKernels kernels,
      int p,
      Approximation.Unscented unscented,
      Map<String, Tensor> values) {
    int n = system.states().stream().mapToInt(x -> x.shape().size()).sum();
    unscented.check(n);
    super(system, kernels, p, n + 1, values);
    double spread = n + unscented.lambda(n);
    this.reach = Math.sqrt(spread);
    this.middle = unscented.lambda(n) / spread;
    this.outer = 1 / (2 * spread);
    this.centreRoot = Math.sqrt(unscented.centre(n));
    this.points = new Batch(kernels.points(), 2 * n + 1, system, values);
    this.outputs = new Batch(kernels.outputs(), 2 * n + 1, system, values);
    this.columns = new Batch(kernels.columns(), Math.max(1, shakenColumns()), system, values);
  }

  @Override
  List<Batch> batches() {
    return List.of(points, columns, outputs);
  }

  private void fill(Batch batch, double[] m, double[] s, double t, double h) {
    for (int lane = 0; lane < batch.lanes; lane++) {
      batch.time(lane, t, h);
    }
    for (int i = 0; i < n; i++) {
      batch.state(0, i, m[i]);
      for (int j = 0; j < n; j++) {
        double away = reach * s[i * n + j];
        batch.state(1 + 2 * j, i, m[i] + away);
        batch.state(2 + 2 * j, i, m[i] - away);
      }
    }
  }

  @Override
  void flow(double[] m, double[] s, double t, double h) {
    fill(points, m, s, t, h);
    points.run();
    for (int i = 0; i < n; i++) {
      double sum = middle * points.state(0, i);
      for (int lane = 1; lane < points.lanes; lane++) {
        sum += outer * points.state(lane, i);
      }
      mean[i] = sum;
      for (int j = 0; j < n; j++) {
        double above = points.state(1 + 2 * j, i);
        double below = points.state(2 + 2 * j, i);
        moved[i * width + j] = (above - below) / (2 * reach);
        moved[i * width + n + j] = Math.sqrt(2 * outer) * ((above + below) / 2 - sum);
      }
      moved[i * width + 2 * n] = centreRoot * (points.state(0, i) - sum);
    }
    if (shakenColumns() > 0) {
      shake(m, t, h, columns, 0);
      columns.run();
      shaken(columns, 0);
    }
  }

  @Override
  void measure(double[] m, double[] s, double t) {
    fill(outputs, m, s, t, 0);
    outputs.run();
    double[] words = outputs.words();
    int lanes = outputs.lanes;
    for (int i = 0; i < p; i++) {
      int y = outputs.result("#y") + i * lanes;
      deviations[i] = words[outputs.result("#d") + i * lanes];
      double sum = middle * words[y];
      for (int lane = 1; lane < lanes; lane++) {
        sum += outer * words[y + lane];
      }
      expected[i] = sum;
      for (int j = 0; j < n; j++) {
        double above = words[y + 1 + 2 * j];
        double below = words[y + 2 + 2 * j];
        seen[i * seenWidth + j] = (above - below) / (2 * reach);
        seen[i * seenWidth + n + j] = Math.sqrt(2 * outer) * ((above + below) / 2 - sum);
      }
      seen[i * seenWidth + 2 * n] = centreRoot * (words[y] - sum);
    }
  }
}
