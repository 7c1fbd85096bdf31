package org.homeostat.kernel;

import org.homeostat.expression.Shape;

/// A matrix product of a generated kernel as blocked loops, for the places of factors that matter.
sealed interface MatrixProduct extends Segment {
  /// Rows of a packed panel: four vectors of eight doubles.
  int PANEL = 32;

  /// A matrix (rows, depth) shared by all lanes times a value (depth, width) whose elements and
  /// lanes stand side by side.
  record SharedLeft(Rows rows, int left, int right, int to, int count, int width, int depth)
      implements MatrixProduct {
    @Override
    public void run(double[] lanes, double[] uniform, double[] normals, int start) {
      rows.multiply(uniform, left, lanes, right, lanes, to, count, width, depth);
    }
  }

  /// A matrix (rows, depth) shared by all lanes times a vector in a single lane. The matrix is
  /// packed into panels of rows, each panel depth by depth, so that it is read as one stream.
  record Packed(Rows rows, int left, int packed, int right, int to, int count, int depth)
      implements MatrixProduct {
    @Override
    public void prepare(double[] uniform) {
      int next = packed;
      for (int panel = 0; panel < count; panel += PANEL) {
        int height = Math.min(PANEL, count - panel);
        for (int k = 0; k < depth; k++) {
          for (int r = 0; r < height; r++) {
            uniform[next++] = uniform[left + (panel + r) * depth + k];
          }
        }
      }
    }

    @Override
    public void run(double[] lanes, double[] uniform, double[] normals, int start) {
      for (int panel = 0; panel < count; panel += PANEL) {
        int height = Math.min(PANEL, count - panel);
        int from = packed + panel * depth;
        rows.multiply(lanes, right, uniform, from, lanes, to + panel, 1, height, depth);
      }
    }
  }

  /// A vector or matrix (rows, depth) of a single lane times a matrix (depth, width) shared by all.
  record SharedRight(Rows rows, int left, int right, int to, int count, int width, int depth)
      implements MatrixProduct {
    @Override
    public void run(double[] lanes, double[] uniform, double[] normals, int start) {
      rows.multiply(lanes, left, uniform, right, lanes, to, count, width, depth);
    }
  }

  /// Both factors belong to each lane.
  record WithinLanes(
      Rows rows, int left, int right, int to, int count, int columns, int depth, int lanesCount)
      implements MatrixProduct {
    @Override
    public void run(double[] lanes, double[] uniform, double[] normals, int start) {
      int step = columns * lanesCount;
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < columns; j++) {
          int a = left + i * depth * lanesCount;
          int b = right + j * lanesCount;
          int t = to + (i * columns + j) * lanesCount;
          rows.multiplyPairs(lanes, a, lanes, b, step, lanes, t, lanesCount, depth);
        }
      }
    }
  }

  /// The blocked product of an instruction, or `otherwise` if its factors stand in other places.
  static Segment of(
      Program program,
      Placement placement,
      int instruction,
      int lanes,
      Execution execution,
      Segment otherwise) {
    Instruction in = program.instructions().get(instruction);
    int left = in.arguments().get(0);
    int right = in.arguments().get(1);
    Shape a = program.instructions().get(left).shape();
    int count = ArrayShapes.rows(a);
    int columns = ArrayShapes.columns(program.instructions().get(right).shape());
    int depth = ArrayShapes.inner(a);
    Rows rows = Rows.of(execution);
    if (!(placement.of(instruction) instanceof Place.Lane(int target))) {
      return otherwise;
    }
    int to = target * lanes;
    if (placement.of(left) instanceof Place.Uniform(int matrix)
        && placement.of(right) instanceof Place.Lane(int value)) {
      int from = value * lanes;
      return lanes * columns == 1 && count >= 8
          ? new Packed(rows, matrix, placement.packed(left, count * depth), from, to, count, depth)
          : new SharedLeft(rows, matrix, from, to, count, columns * lanes, depth);
    }
    if (placement.of(left) instanceof Place.Lane(int first)) {
      if (placement.of(right) instanceof Place.Lane(int second)) {
        return new WithinLanes(
            rows, first * lanes, second * lanes, to, count, columns, depth, lanes);
      }
      if (placement.of(right) instanceof Place.Uniform(int matrix) && lanes == 1) {
        return new SharedRight(rows, first, matrix, to, count, columns, depth);
      }
    }
    return otherwise;
  }
}
