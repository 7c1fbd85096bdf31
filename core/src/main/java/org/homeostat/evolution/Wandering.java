package org.homeostat.evolution;

import java.util.List;
import org.homeostat.noise.Draws;

/// Fits constants without derivatives: the best of several random steps is taken if it is better,
/// and steps grow on success and shrink on failure (a (1+λ) evolution strategy with the 1/5 rule;
/// Rechenberg 1973).
final class Wandering {
  private static final int ROUNDS = 10;
  private static final int TRIED = 8;
  private static final double GROW = 1.5;
  private static final double SHRINK = 0.6;

  private final Steps steps;
  private final List<String> names;

  Wandering(Steps steps, List<String> names) {
    this.steps = steps;
    this.names = names;
  }

  double[] from(double[] start) {
    Draws draws = Draws.of("wandering", Island.hash(names + java.util.Arrays.toString(start)));
    double[] at = start;
    double cost = steps.costs(new double[][] {start})[0];
    double size = 0.3;
    for (int round = 0; round < ROUNDS; round++) {
      double[][] tried = new double[TRIED][];
      for (int i = 0; i < TRIED; i++) {
        tried[i] = near(at, size, draws);
      }
      double[] costs = steps.costs(tried);
      int best = Fitting.least(costs);
      boolean better = costs[best] < cost;
      if (better) {
        cost = costs[best];
        at = tried[best];
      }
      size *= better ? GROW : SHRINK;
    }
    return at;
  }

  private static double[] near(double[] at, double size, Draws draws) {
    double[] near = at.clone();
    for (int i = 0; i < near.length; i++) {
      near[i] += size * draws.normal() * Math.max(Math.abs(near[i]), 0.1);
    }
    return near;
  }
}
