package org.homeostat.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.homeostat.control.Element;
import org.homeostat.control.Linearisation;
import org.homeostat.control.Matrix;

/// What the sensors of a state space cannot show near its start: directions of the states that
/// change no output, now or later, by the rank of `[C; C*A; ...; C*A^(n-1)]` of its linearisation
/// (Kalman 1960). What such a direction is thought to be rests on the law at the start alone. And
/// its dual, what noise cannot move.
public final class Observability {
  private static final double RANK = 1e-9;

  private Observability() {}

  /// The directions, such as `x - 0.5*v`; none if all states are seen.
  public static List<String> hidden(StateSpace space) {
    String[] outputs = space.sensors().stream().map(Sensor::output).toArray(String[]::new);
    Linearisation linear = Linearisation.of(space.system()).measuring(outputs);
    return directions(linear.a(), linear.c(), linear.states());
  }

  /// The directions that no noise moves, now or later, such as `x - 0.5*v`: of such a combination
  /// of states a filter is as sure in the end as if its equations were exact, by the rank of `[G,
  /// A*G, ..., A^(n-1)*G]`.
  public static List<String> unshaken(StateSpace space) {
    Linearisation linear = Linearisation.of(space.system());
    return directions(linear.a().transpose(), linear.diffusion(), linear.states());
  }

  /// What C*x, C*A*x, ... do not show.
  private static List<String> directions(Matrix flow, Matrix c, List<Element> states) {
    int n = states.size();
    double scale = flow.norm() == 0 ? 1 : flow.norm();
    Matrix a = flow.times(1 / scale);
    Matrix next = unit(c);
    double[][] rows = new double[n * next.rows()][];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < next.rows(); i++) {
        rows[k * next.rows() + i] = Arrays.copyOfRange(next.elements(), i * n, (i + 1) * n);
      }
      next = next.times(a);
    }
    var decomposition = new SingularValueDecomposition(padded(rows, n));
    double[] values = decomposition.getSingularValues();
    RealMatrix v = decomposition.getV();
    List<String> hidden = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      if (values[j] <= RANK * Math.max(values[0], Double.MIN_NORMAL)) {
        hidden.add(direction(v.getColumn(j), states));
      }
    }
    return hidden;
  }

  /// Rows of length 1: the unit of an output does not matter.
  private static Matrix unit(Matrix c) {
    double[] factors = new double[c.rows()];
    for (int i = 0; i < factors.length; i++) {
      double sum = 0;
      for (int j = 0; j < c.columns(); j++) {
        sum += c.at(i, j) * c.at(i, j);
      }
      factors[i] = sum == 0 ? 0 : 1 / Math.sqrt(sum);
    }
    return Matrix.diagonal(factors).times(c);
  }

  private static RealMatrix padded(double[][] rows, int n) {
    double[][] all = Arrays.copyOf(rows, Math.max(rows.length, n));
    for (int i = rows.length; i < all.length; i++) {
      all[i] = new double[n];
    }
    return new Array2DRowRealMatrix(all, false);
  }

  private static String direction(double[] along, List<Element> states) {
    double largest = 0;
    for (double each : along) {
      largest = Math.abs(each) > Math.abs(largest) ? each : largest;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < along.length; i++) {
      double factor = along[i] / largest;
      if (Math.abs(factor) > 1e-6) {
        text.append(text.isEmpty() ? (factor < 0 ? "-" : "") : factor < 0 ? " - " : " + ");
        String size = String.format(Locale.ROOT, "%.3g", Math.abs(factor));
        text.append(Math.abs(Math.abs(factor) - 1) < 1e-6 ? "" : size + "*").append(states.get(i));
      }
    }
    return text.toString();
  }
}
