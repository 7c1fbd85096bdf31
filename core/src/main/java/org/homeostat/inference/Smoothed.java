package org.homeostat.inference;

import java.util.List;
import org.homeostat.control.Matrix;

/// The normal laws of the states at each row given the whole record, after Rauch, Tung and
/// Striebel: backwards over the steps of the filter, with the cross-covariance `C = S*T'` between
/// the two ends of a step,
///
/// ```
/// G  = C*P(predicted)^-1
/// m <- m + G*(m(next) - m(predicted))
/// P <- root of [S - G*T, G*N, G*S(next)]
/// ```
///
/// Sources: Rauch, Tung and Striebel (1965), Maximum likelihood estimates of linear dynamic
/// systems, AIAA J. 3, 1445-1450; for points Särkkä (2008), Unscented Rauch-Tung-Striebel smoother,
/// IEEE Trans. Automatic Control 53, 845-849.
public final class Smoothed {
  private final int n;
  private final double[][] means;
  private final double[][] roots;

  private Smoothed(int n, int rows) {
    this.n = n;
    this.means = new double[rows][];
    this.roots = new double[rows][];
  }

  /// The mean of each element of the states at a row.
  public double[] mean(int row) {
    return means[row].clone();
  }

  /// The covariance of the elements of the states at a row.
  public Matrix covariance(int row) {
    return Gaussians.covariance(roots[row], n);
  }

  /// The standard deviation of each element of the states at a row.
  public double[] deviations(int row) {
    return Gaussians.deviations(roots[row], n);
  }

  /// How many rows there are: those that the filter reached.
  public int rows() {
    return means.length;
  }

  static Smoothed of(Filtered filtered) {
    int n = filtered.space().states().size();
    List<Track.Row> rows = filtered.track().rows.subList(0, filtered.reached());
    Smoothed result = new Smoothed(n, rows.size());
    if (!rows.isEmpty()) {
      result.sweep(rows, filtered.track().stretches);
    }
    return result;
  }

  private void sweep(List<Track.Row> rows, List<Track.Stretch> stretches) {
    int last = rows.size() - 1;
    double[] mean = rows.get(last).mean();
    double[] root = rows.get(last).root();
    means[last] = mean;
    roots[last] = root;
    int at = rows.get(last).stretches();
    for (int k = last - 1; k >= 0; k--) {
      for (; at > rows.get(k).stretches(); at--) {
        Track.Stretch stretch = stretches.get(at - 1);
        double[] gain = gain(stretch);
        double[] earlier = stretch.mean().clone();
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            earlier[i] += gain[i * n + j] * (mean[j] - stretch.predicted()[j]);
          }
        }
        root = root(stretch, gain, root);
        mean = earlier;
      }
      means[k] = mean;
      roots[k] = root;
    }
  }

  private double[] gain(Track.Stretch stretch) {
    int width = stretch.moved().length / n;
    double[] gain = new double[n * n];
    Triangle.timesTransposed(stretch.root(), n, n, stretch.moved(), n, width, n, gain);
    for (int i = 0; i < n; i++) {
      Triangle.solve(stretch.predictedRoot(), n, n, gain, i * n);
      Triangle.solveTransposed(stretch.predictedRoot(), n, n, gain, i * n);
    }
    return gain;
  }

  private double[] root(Track.Stretch stretch, double[] gain, double[] next) {
    int width = stretch.moved().length / n;
    int wide = width + n;
    double[] block = new double[n * wide];
    Triangle.product(gain, n, n, stretch.moved(), width, 0, width, block, wide, 0);
    Triangle.product(gain, n, n, next, n, 0, n, block, wide, width);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        block[i * wide + j] = stretch.root()[i * n + j] - block[i * wide + j];
      }
    }
    Triangle.reduce(block, n, wide, wide);
    double[] root = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(block, i * wide, root, i * n, n);
    }
    return root;
  }
}
