package org.homeostat.energy;

import java.util.Arrays;
import java.util.List;
import org.homeostat.kernel.BatchMemory;

/// Anderson acceleration of a fixed-point iteration `g = f(s)` with the residual `r = g - s`, in
/// each example by itself:
///
/// ```
/// s' = g - sum over j of c_j*dg_j,    c = argmin |r - sum over j of c_j*dr_j|
/// ```
///
/// over the differences dg, dr of the last evaluations. The sums run in a fixed order, in double
/// precision.
///
/// Mixing looks for any fixed point, settling for a minimum. Two rules keep it from what plain
/// steps would not do. Where the last steps did not bring the iteration closer together, `|dg| >=
/// |ds|`, as near a saddle, it does not mix. A mixed point whose residual is longer than the one
/// before is given up: the iteration goes on where the plain step would have led, forgets, and
/// takes 2, then 4, then 8 plain steps before it mixes again, so that plain steps have the last
/// word.
///
/// Source: Anderson (1965), Iterative procedures for nonlinear integral equations, J. ACM 12,
/// 547-560; Walker and Ni (2011), SIAM J. Numer. Anal. 49, 1715-1735, section 2.
final class Mixing {
  /// A difference whose part that the newer ones do not span is shorter than the root of this is
  /// left out, and those before it.
  private static final double SPANNED = 1e-10;

  private final List<String> states;
  private final BatchMemory memory;
  private final int depth;
  private final int size;
  private final double[] last;
  private final double[] lastResidual;
  private final double[] lastLength;
  private final double[] moves;
  private final double[] residualMoves;
  private final double[] products;
  private final int[] known;
  private final int[] newest;
  private final int[] patience;
  private final int[] wait;
  private final boolean[] mixed;
  private final boolean[] begun;
  private final double[] next;
  private final double[] residual;
  private final double[] factor;
  private final double[] weights;

  /// @param states that a run of the memory's program moves
  /// @param depth how many differences are kept
  Mixing(List<String> states, BatchMemory memory, int depth) {
    this.states = states;
    this.memory = memory;
    this.depth = depth;
    int lanes = memory.lanes();
    this.size = states.stream().mapToInt(state -> memory.shape(state).size()).sum();
    this.last = new double[lanes * size];
    this.lastResidual = new double[lanes * size];
    this.lastLength = new double[lanes];
    this.moves = new double[lanes * depth * size];
    this.residualMoves = new double[lanes * depth * size];
    this.products = new double[lanes * depth * depth];
    this.known = new int[lanes];
    this.newest = new int[lanes];
    this.patience = new int[lanes];
    this.wait = new int[lanes];
    this.mixed = new boolean[lanes];
    this.begun = new boolean[lanes];
    this.next = new double[size];
    this.residual = new double[size];
    this.factor = new double[depth * depth];
    this.weights = new double[depth];
  }

  /// Forgets everything; the states are elsewhere.
  void forget() {
    Arrays.fill(known, 0);
    Arrays.fill(patience, 1);
    Arrays.fill(wait, 0);
    Arrays.fill(mixed, false);
    Arrays.fill(begun, false);
  }

  /// Moves the states on from where the last run of the program has brought them.
  void mix() {
    for (int lane = 0; lane < memory.lanes(); lane++) {
      read(lane);
      double length = dot(residual, 0, residual, 0);
      if (mixed[lane] && !(length <= lastLength[lane])) {
        giveUp(lane);
      } else {
        note(lane, length);
        wait[lane] = Math.max(wait[lane] - 1, 0);
        mixed[lane] = length > 0 && wait[lane] == 0 && solve(lane);
        if (mixed[lane]) {
          combine(lane);
          write(lane, next, 0);
        }
      }
    }
  }

  private void read(int lane) {
    int at = 0;
    for (int i = 0; i < states.size(); i++) {
      String state = states.get(i);
      Object after = memory.array(state);
      int n = BatchMemory.length(after) / memory.lanes();
      BatchMemory.read(after, lane * n, next, at, n);
      BatchMemory.read(memory.before(state), lane * n, residual, at, n);
      at += n;
    }
    for (int i = 0; i < size; i++) {
      residual[i] = next[i] - residual[i];
    }
  }

  private void write(int lane, double[] from, int start) {
    int at = start;
    for (int i = 0; i < states.size(); i++) {
      Object array = memory.array(states.get(i));
      int n = BatchMemory.length(array) / memory.lanes();
      BatchMemory.write(from, at, array, lane * n, n);
      at += n;
    }
  }

  private void giveUp(int lane) {
    known[lane] = 0;
    mixed[lane] = false;
    patience[lane] = Math.min(2 * patience[lane], 1 << 20);
    wait[lane] = patience[lane];
    write(lane, last, lane * size);
  }

  /// Keeps the evaluation, and its difference from the one before.
  private void note(int lane, double length) {
    int base = lane * size;
    if (begun[lane]) {
      newest[lane] = (newest[lane] + 1) % depth;
      known[lane] = Math.min(known[lane] + 1, depth);
      int row = (lane * depth + newest[lane]) * size;
      double before = 0;
      double after = 0;
      for (int i = 0; i < size; i++) {
        double move = next[i] - last[base + i];
        double residualMove = residual[i] - lastResidual[base + i];
        moves[row + i] = move;
        residualMoves[row + i] = residualMove;
        before += (move - residualMove) * (move - residualMove);
        after += move * move;
      }
      if (!(after < before)) {
        known[lane] = 0;
      }
      for (int j = 0; j < known[lane]; j++) {
        int other = slot(lane, j);
        double product = dot(residualMoves, row, residualMoves, (lane * depth + other) * size);
        products[(lane * depth + newest[lane]) * depth + other] = product;
        products[(lane * depth + other) * depth + newest[lane]] = product;
      }
    }
    begun[lane] = true;
    System.arraycopy(next, 0, last, base, size);
    System.arraycopy(residual, 0, lastResidual, base, size);
    lastLength[lane] = length;
  }

  /// The place of the difference of the given age, 0 for the newest.
  private int slot(int lane, int age) {
    return (newest[lane] - age + depth) % depth;
  }

  private double product(int lane, int a, int b) {
    return products[(lane * depth + slot(lane, a)) * depth + slot(lane, b)];
  }

  /// Finds the weights by Cholesky's factors of the products of the differences, scaled to length
  /// 1, the newest first. Gives whether there are any.
  private boolean solve(int lane) {
    int used = factorise(lane);
    for (int j = 0; j < used; j++) {
      int row = (lane * depth + slot(lane, j)) * size;
      double sum = dot(residualMoves, row, residual, 0) / Math.sqrt(product(lane, j, j));
      for (int k = 0; k < j; k++) {
        sum -= factor[j * depth + k] * weights[k];
      }
      weights[j] = sum / factor[j * depth + j];
    }
    for (int j = used - 1; j >= 0; j--) {
      for (int k = j + 1; k < used; k++) {
        weights[j] -= factor[k * depth + j] * weights[k];
      }
      weights[j] /= factor[j * depth + j];
    }
    for (int j = 0; j < used; j++) {
      weights[j] /= Math.sqrt(product(lane, j, j));
    }
    known[lane] = used;
    return used > 0;
  }

  private int factorise(int lane) {
    for (int j = 0; j < known[lane]; j++) {
      double own = product(lane, j, j);
      if (!(own > 0)) {
        return j;
      }
      double left = 1;
      for (int k = 0; k < j; k++) {
        double sum = product(lane, j, k) / Math.sqrt(own * product(lane, k, k));
        for (int i = 0; i < k; i++) {
          sum -= factor[j * depth + i] * factor[k * depth + i];
        }
        factor[j * depth + k] = sum / factor[k * depth + k];
        left -= factor[j * depth + k] * factor[j * depth + k];
      }
      if (!(left > SPANNED)) {
        return j;
      }
      factor[j * depth + j] = Math.sqrt(left);
    }
    return known[lane];
  }

  private void combine(int lane) {
    for (int j = 0; j < known[lane]; j++) {
      int row = (lane * depth + slot(lane, j)) * size;
      double weight = weights[j];
      for (int i = 0; i < size; i++) {
        next[i] -= weight * moves[row + i];
      }
    }
  }

  /// The inner product, as four sums over every fourth element.
  private double dot(double[] a, int at, double[] b, int bt) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      s0 += a[at + i] * b[bt + i];
      s1 += a[at + i + 1] * b[bt + i + 1];
      s2 += a[at + i + 2] * b[bt + i + 2];
      s3 += a[at + i + 3] * b[bt + i + 3];
    }
    for (; i < size; i++) {
      s0 += a[at + i] * b[bt + i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
