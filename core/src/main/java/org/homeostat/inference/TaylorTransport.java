package org.homeostat.inference;

import java.util.List;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.system.DynamicalSystem;

/// By derivatives: each column of the root moves along the path of the mean.
final class TaylorTransport extends Transport {
  private final Batch columns;
  private final Batch outputs;

  TaylorTransport(DynamicalSystem system, StateKernels kernels, int p, Map<String, Tensor> values) {
    super(system, kernels, p, 0, values);
    this.columns = new Batch(kernels.columns(), n + shakenColumns(), system, values);
    this.outputs = new Batch(kernels.outputs(), n, system, values);
  }

  @Override
  List<Batch> batches() {
    return List.of(columns, outputs);
  }

  @Override
  void flow(double[] m, double[] s, double t, double h) {
    fill(columns, m, s, t, h);
    shake(m, t, h, columns, n);
    columns.run();
    for (int i = 0; i < n; i++) {
      mean[i] = columns.state(0, i);
      for (int j = 0; j < n; j++) {
        moved[i * width + j] = columns.along(j, i);
      }
    }
    shaken(columns, n);
  }

  private void fill(Batch batch, double[] m, double[] s, double t, double h) {
    for (int j = 0; j < n; j++) {
      batch.time(j, t, h);
      for (int i = 0; i < n; i++) {
        batch.state(j, i, m[i]);
        batch.along(j, i, s[i * n + j]);
      }
    }
  }

  @Override
  void measure(double[] m, double[] s, double t) {
    fill(outputs, m, s, t, 0);
    outputs.run();
    double[] words = outputs.words();
    int y = outputs.result("#y");
    int along = outputs.result("#y.along");
    int d = outputs.result("#d");
    for (int i = 0; i < p; i++) {
      expected[i] = words[y + i * n];
      deviations[i] = words[d + i * n];
      for (int j = 0; j < n; j++) {
        seen[i * seenWidth + j] = words[along + i * n + j];
      }
    }
  }
}
