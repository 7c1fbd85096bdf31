package org.homeostat.kernel;

/// The inner loops of matrix products: rows that are sums of scaled rows, each element accumulated
/// in ascending order of `k` by fused multiply-add, so that all implementations agree to the last
/// bit.
sealed interface Rows permits PlainRows, VectorRows {

  /// `to[t + r*length + c] = sum over k of scale[s + r*depth + k] * rows[y + k*length + c]` for r
  /// below `count` and c below `length`.
  void multiply(
      double[] scale,
      int s,
      double[] rows,
      int y,
      double[] to,
      int t,
      int count,
      int length,
      int depth);

  /// `to[t + c] = sum over k of a[i + k*length + c] * b[j + k*step + c]` for c below `length`.
  void multiplyPairs(
      double[] a, int i, double[] b, int j, int step, double[] to, int t, int length, int depth);

  /// The implementation for an execution.
  static Rows of(Execution execution) {
    return execution == Execution.VECTOR ? new VectorRows() : new PlainRows();
  }
}
