package org.homeostat.inference;

import org.homeostat.control.Matrix;
import org.homeostat.noise.Draws;
import org.homeostat.solver.RefusedException;

/// One chain of [Metropolis]. It moves a z whose law is nearly standard: the point is `centre +
/// root*z`.
final class MetropolisChain {
  private static final int STARTS = 100;
  private static final double WANTED = 0.3;
  private static final double FREEDOM = 5;

  private final Metropolis metropolis;
  private final Density.Evaluator density;
  private final Draws random;
  private final Runnable moved;
  private final int n;
  private final double[] root;
  private final double[] z;
  private final double[] tried;
  private final double[] point;
  private final double[] normal;
  private final double[] middle;
  private double[] spread;
  private double logScale;
  private double count;
  private double height;

  MetropolisChain(Metropolis metropolis, Density.Evaluator density, Draws random, Runnable moved) {
    this.metropolis = metropolis;
    this.density = density;
    this.random = random;
    this.moved = moved;
    this.n = metropolis.centre().length;
    this.root = Metric.Dense.of(metropolis.covariance()).root();
    this.spread = Metric.Dense.of(Matrix.identity(n)).root();
    this.z = new double[n];
    this.tried = new double[n];
    this.point = new double[n];
    this.normal = new double[n];
    this.middle = new double[n];
    this.logScale = LogProduct.log(2.38 / Math.sqrt(n));
  }

  Chain run(int draws) {
    start();
    warmUp();
    double[][] kept = new double[draws][];
    for (int k = 0; k < draws; k++) {
      moved.run();
      for (int i = 0; i < metropolis.moves(); i++) {
        if (i % 2 == 0) {
          leap();
        } else {
          walk();
        }
      }
      look(z);
      kept[k] = point.clone();
    }
    return new Chain(kept, 0);
  }

  private void start() {
    double far = 2;
    for (int k = 0; k < STARTS; k++, far *= 0.95) {
      for (int i = 0; i < n; i++) {
        z[i] = far * random.normal();
      }
      height = look(z);
      if (Double.isFinite(height)) {
        return;
      }
    }
    throw new RefusedException(
        "the density is not finite at " + STARTS + " points around its summit",
        "give parameters priors, or ends, within which the system runs");
  }

  /// Leaves the point of a z; its height.
  private double look(double[] where) {
    for (int i = 0; i < n; i++) {
      double sum = metropolis.centre()[i];
      for (int j = 0; j <= i; j++) {
        sum += root[i * n + j] * where[j];
      }
      point[i] = sum;
    }
    double found = density.at(point);
    return Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
  }

  /// Walks; the spread is that of the second quarter, then that of what follows but for the last
  /// tenth, in which the length of moves settles.
  private void warmUp() {
    int all = metropolis.warmup();
    Spread seen = new Spread(n, true);
    for (int k = 0; k < all; k++) {
      moved.run();
      for (int i = 0; i < metropolis.moves(); i++) {
        double chance = walk();
        count++;
        logScale += (chance - WANTED) * LogProduct.exp(-0.6 * LogProduct.log(count));
        if (k >= all / 4 && k < all - all / 10) {
          seen.add(z);
        }
      }
      if (k == all / 2 || k == all - all / 10) {
        take(seen);
        seen = new Spread(n, true);
        count = 0;
      }
    }
  }

  private void take(Spread seen) {
    spread = ((Metric.Dense) seen.metric()).root();
    System.arraycopy(seen.mean(), 0, middle, 0, n);
    logScale = LogProduct.log(2.38 / Math.sqrt(n));
  }

  private void draw() {
    for (int i = 0; i < n; i++) {
      normal[i] = random.normal();
    }
  }

  private double stretched(int i) {
    double sum = 0;
    for (int j = 0; j <= i; j++) {
      sum += spread[i * n + j] * normal[j];
    }
    return sum;
  }

  /// A move of the random walk; the chance with which it was accepted.
  private double walk() {
    draw();
    double scale = LogProduct.exp(logScale);
    for (int i = 0; i < n; i++) {
      tried[i] = z[i] + scale * stretched(i);
    }
    return accept(0);
  }

  /// A move to a place that does not depend on where the chain is.
  private void leap() {
    draw();
    double tail = 1 / Math.sqrt(Distribution.GAMMA.draw(random, FREEDOM / 2, FREEDOM / 2));
    for (int i = 0; i < n; i++) {
      tried[i] = middle[i] + tail * stretched(i);
    }
    accept(proposed(z) - proposed(tried));
  }

  /// The logarithm of the density with which leaps land somewhere.
  private double proposed(double[] where) {
    for (int i = 0; i < n; i++) {
      normal[i] = where[i] - middle[i];
    }
    Triangle.solve(spread, n, n, normal, 0);
    double square = 0;
    for (int i = 0; i < n; i++) {
      square += normal[i] * normal[i];
    }
    return -0.5 * (FREEDOM + n) * LogProduct.log(1 + square / FREEDOM);
  }

  private double accept(double advantage) {
    double there = look(tried);
    double log = there - height + advantage;
    double chance = log >= 0 ? 1 : LogProduct.exp(Math.max(log, -700));
    if (random.uniform() < chance) {
      System.arraycopy(tried, 0, z, 0, n);
      height = there;
    }
    return chance;
  }
}
