package org.homeostat.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SchurTransformer;

/// The eigenvalues of a real square matrix, largest real part first, as a matrix of rates: `dx =
/// A*x*dt`.
///
/// @param norm the Frobenius norm of the matrix, by which rounding errors are judged
public record Spectrum(List<Eigenvalue> eigenvalues, double norm) {
  private static final double EPSILON = 1e-14;
  private static final double ROUNDING = 1e-12;

  public Spectrum {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /// From the real Schur form (Golub and Van Loan (2013), Matrix Computations, section 7.5).
  public static Spectrum of(Matrix a) {
    double norm = a.norm();
    if (norm == 0) {
      return new Spectrum(Collections.nCopies(a.rows(), new Eigenvalue(0, 0)), 0);
    }
    RealMatrix t = new SchurTransformer(Dense.of(a.times(1 / norm)), EPSILON).getT();
    List<Eigenvalue> found = new ArrayList<>();
    for (int i = 0; i < a.rows(); i++) {
      if (i + 1 < a.rows() && !isSmall(t, i)) {
        pair(t, i, found);
        i++;
      } else {
        found.add(new Eigenvalue(t.getEntry(i, i), 0));
      }
    }
    return new Spectrum(
        found.stream()
            .map(each -> each.times(norm))
            .sorted(
                Comparator.comparingDouble(Eigenvalue::real)
                    .thenComparingDouble(Eigenvalue::imaginary)
                    .reversed())
            .toList(),
        norm);
  }

  /// Whether the element below the diagonal in column i counts as 0, as it does for the
  /// transformer.
  private static boolean isSmall(RealMatrix t, int i) {
    double scale = Math.abs(t.getEntry(i, i)) + Math.abs(t.getEntry(i + 1, i + 1));
    return Math.abs(t.getEntry(i + 1, i)) < EPSILON * (scale == 0 ? 1 : scale);
  }

  /// The eigenvalues of a 2 by 2 block on the diagonal.
  private static void pair(RealMatrix t, int i, List<Eigenvalue> found) {
    double half = (t.getEntry(i, i) - t.getEntry(i + 1, i + 1)) / 2;
    double middle = t.getEntry(i + 1, i + 1) + half;
    double square = half * half + t.getEntry(i, i + 1) * t.getEntry(i + 1, i);
    double root = Math.sqrt(Math.abs(square));
    if (square < 0) {
      found.add(new Eigenvalue(middle, root));
      found.add(new Eigenvalue(middle, -root));
    } else {
      found.add(new Eigenvalue(middle + root, 0));
      found.add(new Eigenvalue(middle - root, 0));
    }
  }

  /// The largest real part: the rate of the slowest decay if it is negative.
  public double abscissa() {
    return eigenvalues.stream()
        .mapToDouble(Eigenvalue::real)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /// The verdict on `dx = A*x*dt`. Real parts within 1e-12 of the norm of the matrix count as 0.
  public Stability stability() {
    return verdict(abscissa(), norm);
  }

  /// The eigenvalues of one step of the method of Euler, `1 + h*lambda`.
  public List<Eigenvalue> eulerMap(double step) {
    return eigenvalues.stream()
        .map(each -> new Eigenvalue(1 + step * each.real(), step * each.imaginary()))
        .toList();
  }

  /// The verdict on the method of Euler at this step, whose map must be inside the unit circle.
  public Stability eulerStability(double step) {
    double largest = eulerMap(step).stream().mapToDouble(Eigenvalue::modulus).max().orElse(0);
    return verdict(largest - 1, 1 + step * norm);
  }

  /// The step from which on the method of Euler is no longer stable: the least of
  /// `-2*Re/|lambda|^2`; 0 if a mode does not decay.
  public double largestEulerStep() {
    return eigenvalues.stream()
        .mapToDouble(
            each -> each.real() >= 0 ? 0 : -2 * (each.real() / each.modulus()) / each.modulus())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Stability verdict(double growth, double scale) {
    double margin = ROUNDING * scale;
    return growth < -margin
        ? Stability.ASYMPTOTICALLY_STABLE
        : growth > margin ? Stability.UNSTABLE : Stability.UNDECIDED;
  }
}
