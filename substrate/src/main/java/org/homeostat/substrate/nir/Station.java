package org.homeostat.substrate.nir;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A part of a network at work: what has come to it in this instant, and what it gives.
final class Station {
  final Part part;
  final int size;
  final int[] versions;
  final boolean[] foreseen;

  /// What it gives between events, where that is constant; set by those who know.
  double[] level;

  /// The levels that a delay took last.
  final double[] seen;

  /// Whether a level that enters may have changed.
  boolean levelChanged;

  /// Whether the level that is given was set, and those behind do not know yet.
  boolean isSet;

  /// The impulses that have come, by element, and which elements they are.
  final double[] incoming;

  final int[] touched;
  int touches;
  private final boolean[] isTouched;

  private final double[] outgoing;
  private final int[] given;
  private int gifts;
  private final boolean[] isGiven;
  private final @Nullable Weights weights;
  private final @Nullable Cells cells;

  Station(Part part) {
    this.part = part;
    this.size = part.taken().size();
    int out = part.given().size();
    this.versions = new int[size];
    this.foreseen = new boolean[size];
    this.level = new double[out];
    this.seen = new double[size];
    this.incoming = new double[size];
    this.touched = new int[size];
    this.isTouched = new boolean[size];
    this.outgoing = new double[out];
    this.given = new int[out];
    this.isGiven = new boolean[out];
    this.cells = part.isMembrane() ? Cells.of(part.node()) : null;
    this.weights = part.isInstant() ? Weights.of(part.node(), part.taken(), part.given()) : null;
  }

  Cells cells() {
    return Objects.requireNonNull(cells);
  }

  boolean isBusy() {
    return touches > 0 || gifts > 0 || levelChanged;
  }

  /// An impulse comes to an element.
  void touch(int element, double amount) {
    incoming[element] += amount;
    if (!isTouched[element]) {
      isTouched[element] = true;
      touched[touches++] = element;
    }
  }

  /// Forgets what has come.
  void clear() {
    for (int k = 0; k < touches; k++) {
      incoming[touched[k]] = 0;
      isTouched[touched[k]] = false;
    }
    touches = 0;
  }

  /// An impulse leaves an element.
  void emit(int element, double amount) {
    outgoing[element] += amount;
    if (!isGiven[element]) {
      isGiven[element] = true;
      given[gifts++] = element;
    }
  }

  /// An impulse passes the weights.
  void emitThrough(int element, double amount) {
    Columns matrix = Objects.requireNonNull(weights).matrix();
    for (int row : matrix.rowsOf(element)) {
      emit(row, 0);
    }
    matrix.add(element, amount, outgoing);
  }

  /// Hands what has left to the parts behind.
  void deliver(Station[] stations) {
    for (int next : part.after()) {
      for (int k = 0; k < gifts; k++) {
        stations[next].touch(given[k], outgoing[given[k]]);
      }
    }
    for (int k = 0; k < gifts; k++) {
      outgoing[given[k]] = 0;
      isGiven[given[k]] = false;
    }
    gifts = 0;
  }

  void setLevel(int element, double value) {
    level = level.clone();
    level[element] = value;
    levelChanged = true;
    isSet = true;
  }

  /// What passes the weights, without their constants.
  double[] linear(double[] in) {
    Weights by = Objects.requireNonNull(weights);
    double[] out = new double[by.constant().length];
    by.matrix().add(in, out);
    return out;
  }

  /// Levels that have passed the weights.
  double[] weighted(double[] in) {
    Weights by = Objects.requireNonNull(weights);
    double[] out = by.constant().clone();
    by.matrix().add(in, out);
    return out;
  }
}
