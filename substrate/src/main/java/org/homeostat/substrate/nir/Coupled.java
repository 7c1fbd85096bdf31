package org.homeostat.substrate.nir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// The cells that drive each other between events, as one linear system `dx/dt = A x + c`, and what
/// is watched in it for passing a threshold.
///
/// The solution over a block of length `1/(2 |A|)` is its Taylor series of 20 terms, whose
/// remainder is below 1e-24 of x; so moving is exact up to rounding. On a block each watched value
/// is a polynomial, of which bounds on its second derivative find the first passage, or that there
/// is none.
final class Coupled {
  private static final int TERMS = 20;
  private static final double MOST_BLOCKS = 1e8;

  /// A value `row x + level` that is held against a threshold.
  ///
  /// @param part whose spike or level it is
  /// @param falls whether a passage downwards is looked for too
  private record Watched(
      int part, int element, int[] at, double[] row, double threshold, boolean falls) {}

  /// What was found first.
  record Passage(double time, int part, int element) {}

  private final int[] partStarts;
  private final int size;
  private final List<Integer> members;
  private final int[][] at;
  private final double[][] a;
  private final double[] c;
  private final List<Watched> watched = new ArrayList<>();
  private final Map<Integer, Integer> firstWatched = new HashMap<>();
  private final boolean[] above;
  private final double[] levels;
  private final double block;
  private final double[][] x = new double[TERMS + 1][];
  private double time;
  private boolean fresh;

  /// @param network whose smooth and smoothly driven parts these are
  /// @param stations of its parts
  /// @param end of the run, in seconds
  Coupled(Network network, Station[] stations, double end) {
    this.members = network.coupled();
    this.partStarts = new int[stations.length];
    int next = 0;
    for (int part : members) {
      partStarts[part] = next;
      if (stations[part].part.isMembrane()) {
        next += 2 * stations[part].size;
      }
    }
    this.size = next;
    double[][] dense = new double[size][size];
    var drives = new Drives(network, stations);
    this.c = new double[size];
    for (int part : members) {
      if (stations[part].part.isMembrane()) {
        equations(part, stations[part].cells(), dense, drives);
      } else {
        thresholds(part, stations[part], drives);
      }
    }
    this.at = new int[size][];
    this.a = new double[size][];
    double norm = 0;
    for (int i = 0; i < size; i++) {
      double[] row = dense[i];
      at[i] = IntStream.range(0, size).filter(k -> row[k] != 0).toArray();
      a[i] = Arrays.stream(at[i]).mapToDouble(k -> row[k]).toArray();
      norm = Math.max(norm, Arrays.stream(a[i]).map(Math::abs).sum());
    }
    this.block = norm == 0 ? Double.POSITIVE_INFINITY : 0.5 / norm;
    if (end / block > MOST_BLOCKS) {
      throw NirException.of(
          "time constants of " + 1 / norm + " s are too short for a run of " + end + " s");
    }
    this.above = new boolean[watched.size()];
    this.levels = new double[watched.size()];
    Arrays.setAll(x, _ -> new double[size]);
  }

  private int potential(int part, int j) {
    return partStarts[part] + 2 * j;
  }

  private void equations(int part, Cells of, double[][] dense, Drives drives) {
    for (int j = 0; j < of.count(); j++) {
      int v = potential(part, j);
      dense[v][v] = -of.decay(j);
      c[v] = of.decay(j) * of.leak(j);
      int driven = v;
      double gain = of.gain(j);
      if (of.hasSynapse()) {
        dense[v][v + 1] = of.gain(j);
        dense[v + 1][v + 1] = -of.synapticDecay(j);
        driven = v + 1;
        gain = of.synapticDecay(j) * of.synapticWeight(j);
      }
      for (Drives.Source source : drives.of(part, j)) {
        dense[driven][potential(source.part(), source.element())] += gain * source.weight();
      }
      if (of.threshold(j) < Double.POSITIVE_INFINITY) {
        watch(new Watched(part, j, new int[] {v}, new double[] {1}, of.threshold(j), false));
      }
    }
  }

  private void thresholds(int part, Station station, Drives drives) {
    double[] thresholds = ((Node.Threshold) station.part.node()).threshold().elements();
    for (int e = 0; e < station.size; e++) {
      List<Drives.Source> sources = drives.of(part, e);
      int[] places = sources.stream().mapToInt(s -> potential(s.part(), s.element())).toArray();
      double[] row = sources.stream().mapToDouble(Drives.Source::weight).toArray();
      watch(new Watched(part, e, places, row, thresholds[e], true));
    }
  }

  private void watch(Watched each) {
    firstWatched.putIfAbsent(each.part(), watched.size());
    watched.add(each);
  }

  boolean has(int part) {
    return members.contains(part);
  }

  double potentialOf(int part, int j) {
    return x[0][potential(part, j)];
  }

  void setPotential(int part, int j, double value) {
    x[0][potential(part, j)] = value;
    fresh = false;
  }

  /// An impulse that moves the potential or the current of a cell.
  void kick(int part, Cells of, int j, double area) {
    int v = potential(part, j);
    if (of.hasSynapse()) {
      x[0][v + 1] += of.synapticDecay(j) * of.synapticWeight(j) * area;
    } else {
      x[0][v] += of.gain(j) * area;
    }
    fresh = false;
  }

  /// A level that enters a cell from now on.
  void drive(int part, Cells of, int j, double level) {
    int v = potential(part, j);
    c[v] = of.decay(j) * of.leak(j);
    if (of.hasSynapse()) {
      c[v + 1] = of.synapticDecay(j) * of.synapticWeight(j) * level;
    } else {
      c[v] += of.gain(j) * level;
    }
    fresh = false;
  }

  /// A level that is added to what a threshold looks at.
  ///
  /// @return whether it is another than before
  boolean look(int part, int element, double level) {
    int w = first(part) + element;
    boolean other = levels[w] != level;
    levels[w] = level;
    return other;
  }

  private int first(int part) {
    return Objects.requireNonNull(firstWatched.get(part));
  }

  /// Whether what a threshold looks at stood above it when last asked or passed.
  boolean isAbove(int part, int element) {
    return above[first(part) + element];
  }

  /// Looks anew at the thresholds of a part, after something jumped.
  void lookAgain(int part, int elements) {
    int first = first(part);
    for (int w = first; w < first + elements; w++) {
      double value = value(watched.get(w), 0) + levels[w];
      if (Math.abs(value - watched.get(w).threshold()) > 1e-12 * Math.max(1, Math.abs(value))) {
        above[w] = value > watched.get(w).threshold();
      }
    }
  }

  /// Moves to a time within what was looked through.
  void advance(double to) {
    expand();
    double s = to - time;
    if (s > 0) {
      double[] moved = new double[size];
      for (int i = 0; i < size; i++) {
        double sum = x[TERMS][i];
        for (int k = TERMS - 1; k >= 0; k--) {
          sum = sum * s + x[k][i];
        }
        moved[i] = sum;
      }
      x[0] = moved;
      time = to;
      fresh = false;
    }
  }

  private void expand() {
    if (fresh) {
      return;
    }
    for (int k = 0; k < TERMS; k++) {
      for (int i = 0; i < size; i++) {
        double sum = k == 0 ? c[i] : 0;
        for (int n = 0; n < at[i].length; n++) {
          sum += a[i][n] * x[k][at[i][n]];
        }
        x[k + 1][i] = sum / (k + 1);
      }
    }
    fresh = true;
  }

  /// Looks for the first passage until a time, and moves there if there is none; else up to the
  /// block before it.
  ///
  /// @return the passage, at infinity if there is none
  Passage next(double limit) {
    while (true) {
      expand();
      double length = Math.min(block, limit - time);
      double first = Double.POSITIVE_INFINITY;
      Watched found = null;
      for (int w = 0; w < watched.size(); w++) {
        double s = polynomial(w).firstAbove(Math.min(length, first));
        if (s < first) {
          first = s;
          found = watched.get(w);
        }
      }
      if (found != null) {
        return new Passage(time + first, found.part(), found.element());
      }
      if (time + block >= limit) {
        advance(limit);
        return new Passage(Double.POSITIVE_INFINITY, -1, -1);
      }
      advance(time + block);
    }
  }

  /// A threshold passed: notes on which side its value stands now.
  void turn(int part, int element) {
    int w = first(part) + element;
    above[w] = !above[w];
  }

  /// How far a watched value stands above its threshold, or below if it is to fall.
  private Polynomial polynomial(int w) {
    Watched each = watched.get(w);
    double sign = each.falls() && above[w] ? -1 : 1;
    double[] terms = new double[TERMS + 1];
    for (int k = 0; k <= TERMS; k++) {
      terms[k] = sign * value(each, k);
    }
    terms[0] += sign * (levels[w] - each.threshold());
    return new Polynomial(terms);
  }

  private double value(Watched each, int term) {
    double sum = 0;
    for (int n = 0; n < each.at().length; n++) {
      sum += each.row()[n] * x[term][each.at()[n]];
    }
    return sum;
  }
}
