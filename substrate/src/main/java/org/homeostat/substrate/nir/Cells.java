package org.homeostat.substrate.nir;

import java.util.Arrays;

/// Neurons with linear membranes, each at a time of its own, moved exactly.
///
/// Between events the input is constant, u, and with `a = 1/tau_mem` (0 for an integrator) and `b =
/// 1/tau_syn`
///
/// - without a synapse `dv/dt = a (v_leak - v) + g u`,
/// - with one `dv/dt = a (v_leak - v) + g I` and `dI/dt = b (w u - I)`,
///
/// whose solutions are sums of a constant and exponentials. The derivative of v then changes its
/// sign at most once, so that the first time at which `v > threshold` stands on a piece where v
/// rises all the way, and halving finds it to the last bit.
final class Cells {
  private final boolean synapse;
  private final double[] a;
  private final double[] b;
  private final double[] g;
  private final double[] w;
  private final double[] leak;
  private final double[] threshold;
  private final double[] reset;

  /// The time up to which each cell has been moved, its potential and its current.
  private final double[] at;

  private final double[] v;
  private final double[] i;
  private final double[] u;

  private Cells(
      boolean synapse,
      double[] a,
      double[] b,
      double[] g,
      double[] w,
      double[] leak,
      double[] threshold,
      double[] reset) {
    this.synapse = synapse;
    this.a = a;
    this.b = b;
    this.g = g;
    this.w = w;
    this.leak = leak;
    this.threshold = threshold;
    this.reset = reset;
    this.at = new double[a.length];
    this.v = new double[a.length];
    this.i = new double[a.length];
    this.u = new double[a.length];
  }

  /// The cells of a node, at rest at 0.
  static Cells of(Node node) {
    return switch (node) {
      case Node.I n ->
          integrators(n.r().elements(), never(n.r().elements()), zeros(n.r().elements()));
      case Node.IF n ->
          integrators(n.r().elements(), n.vThreshold().elements(), n.vReset().elements());
      case Node.LI n ->
          leaky(
              n.tau().elements(),
              n.r().elements(),
              n.vLeak().elements(),
              never(n.r().elements()),
              zeros(n.r().elements()));
      case Node.LIF n ->
          leaky(
              n.tau().elements(),
              n.r().elements(),
              n.vLeak().elements(),
              n.vThreshold().elements(),
              n.vReset().elements());
      case Node.CubaLI n ->
          new Cells(
              true,
              inverse(n.tauMem().elements()),
              inverse(n.tauSyn().elements()),
              over(n.r().elements(), n.tauMem().elements()),
              n.wIn().elements(),
              n.vLeak().elements(),
              never(n.r().elements()),
              zeros(n.r().elements()));
      case Node.CubaLIF n ->
          new Cells(
              true,
              inverse(n.tauMem().elements()),
              inverse(n.tauSyn().elements()),
              over(n.r().elements(), n.tauMem().elements()),
              n.wIn().elements(),
              n.vLeak().elements(),
              n.vThreshold().elements(),
              n.vReset().elements());
      default -> throw new IllegalArgumentException("no cells: " + node.type());
    };
  }

  private static Cells integrators(double[] r, double[] threshold, double[] reset) {
    double[] none = zeros(r);
    return new Cells(false, none, none, r, none, none, threshold, reset);
  }

  private static Cells leaky(
      double[] tau, double[] r, double[] leak, double[] threshold, double[] reset) {
    double[] none = zeros(r);
    return new Cells(false, inverse(tau), none, over(r, tau), none, leak, threshold, reset);
  }

  int count() {
    return v.length;
  }

  boolean hasSynapse() {
    return synapse;
  }

  /// `1/tau_mem`, or 0.
  double decay(int j) {
    return a[j];
  }

  /// `1/tau_syn`, or 0.
  double synapticDecay(int j) {
    return b[j];
  }

  double synapticWeight(int j) {
    return w[j];
  }

  double gain(int j) {
    return g[j];
  }

  double leak(int j) {
    return leak[j];
  }

  double threshold(int j) {
    return threshold[j];
  }

  double resetTo(int j) {
    return reset[j];
  }

  double level(int j) {
    return u[j];
  }

  /// The potential at a time not before the cell's own.
  double potential(int j, double time) {
    return v(j, time - at[j]);
  }

  /// Moves a cell to a time.
  void advance(int j, double time) {
    double s = time - at[j];
    if (s > 0) {
      double moved = v(j, s);
      i[j] = current(j, s);
      v[j] = moved;
      at[j] = time;
    }
  }

  /// An impulse of that area.
  void kick(int j, double area) {
    if (synapse) {
      i[j] += b[j] * w[j] * area;
    } else {
      v[j] += g[j] * area;
    }
  }

  void drive(int j, double level) {
    u[j] = level;
  }

  boolean fires(int j) {
    return v[j] > threshold[j];
  }

  /// Puts a cell that was foreseen to fire now just above its threshold, which rounding of the time
  /// may have kept it from.
  void reach(int j) {
    v[j] = Math.max(v[j], Math.nextUp(threshold[j]));
  }

  void reset(int j) {
    v[j] = reset[j];
  }

  /// When the cell first passes its threshold, if nothing else enters; infinite if not until `end`.
  double next(int j, double end) {
    if (v[j] > threshold[j]) {
      return at[j];
    }
    double horizon = end - at[j];
    if (threshold[j] == Double.POSITIVE_INFINITY || !(horizon > 0)) {
      return Double.POSITIVE_INFINITY;
    }
    double most = horizon;
    if (slope(j, 0) > 0 && slope(j, horizon) < 0) {
      most = peak(j, horizon);
    }
    return v(j, most) > threshold[j] ? at[j] + crossing(j, most) : Double.POSITIVE_INFINITY;
  }

  private double peak(int j, double horizon) {
    double rising = 0;
    double falling = horizon;
    for (double mid = middle(rising, falling);
        mid > rising && mid < falling;
        mid = middle(rising, falling)) {
      if (slope(j, mid) > 0) {
        rising = mid;
      } else {
        falling = mid;
      }
    }
    return rising;
  }

  private double crossing(int j, double above) {
    double low = 0;
    double high = above;
    for (double mid = middle(low, high); mid > low && mid < high; mid = middle(low, high)) {
      if (v(j, mid) > threshold[j]) {
        high = mid;
      } else {
        low = mid;
      }
    }
    return high;
  }

  private static double middle(double low, double high) {
    return low + (high - low) / 2;
  }

  private double v(int j, double s) {
    double steady = synapse ? w[j] * u[j] : u[j];
    double moved = v[j] + (a[j] * (leak[j] - v[j]) + g[j] * steady) * s * phi(-a[j] * s);
    if (!synapse) {
      return moved;
    }
    double slow = Math.min(a[j], b[j]);
    double fast = Math.max(a[j], b[j]);
    double both = s * StrictMath.exp(-slow * s) * phi((slow - fast) * s);
    return moved + g[j] * (i[j] - steady) * both;
  }

  private double current(int j, double s) {
    double steady = w[j] * u[j];
    return synapse ? steady + (i[j] - steady) * StrictMath.exp(-b[j] * s) : 0;
  }

  private double slope(int j, double s) {
    double driving = synapse ? current(j, s) : u[j];
    return a[j] * (leak[j] - v(j, s)) + g[j] * driving;
  }

  /// `(e^z - 1)/z`
  private static double phi(double z) {
    return z == 0 ? 1 : StrictMath.expm1(z) / z;
  }

  private static double[] inverse(double[] values) {
    return Arrays.stream(values).map(value -> 1 / value).toArray();
  }

  private static double[] over(double[] values, double[] by) {
    double[] result = new double[values.length];
    Arrays.setAll(result, k -> values[k] / by[k]);
    return result;
  }

  private static double[] zeros(double[] like) {
    return new double[like.length];
  }

  private static double[] never(double[] like) {
    double[] values = new double[like.length];
    Arrays.fill(values, Double.POSITIVE_INFINITY);
    return values;
  }
}
