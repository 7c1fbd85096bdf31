package org.homeostat.kernel;

import org.homeostat.array.Matrix;
import org.homeostat.array.Panels;
import org.homeostat.array.Product;
import org.homeostat.expression.Shape;

/// The matrix products of a batch kernel. What all lanes share is the right factor and packed once;
/// the lanes of the other factor are the rows of one long matrix.
///
/// @param lanes the number of lanes
record BatchProduct(BatchPlan plan, BatchPlaces places, Product product, int lanes) {

  /// One factor or the result: where it stands, and one lane of it as a matrix.
  private record Part(int array, boolean byLane, int rows, int columns, boolean transposed) {
    int size() {
      return rows * columns;
    }

    /// One lane as the matrix it is in the product.
    Matrix of(int lane) {
      int offset = byLane ? lane * size() : 0;
      return transposed
          ? Matrix.of(offset, columns, rows).transposed()
          : Matrix.of(offset, rows, columns);
    }
  }

  /// Packs what is shared, and a copy of it is read by [#action].
  record Packed(Panels panels, BatchAction pack, BatchAction multiply) {}

  BatchAction action(int instruction) {
    Instruction in = plan.instruction(instruction);
    Part left = left(in.arguments().getFirst());
    Part right = right(in.arguments().getLast(), left.columns);
    Part to = new Part(
        places.of(instruction), plan.byLane(instruction), left.rows, right.columns, false);
    if (in.operation() instanceof Operation.ProductOverLanes) {
      return overLanes(left, right, to);
    }
    if (left.byLane && !right.byLane && (!left.transposed || left.rows == 1)) {
      return rows(left, right, to);
    }
    if (!left.byLane && right.byLane && right.columns == 1) {
      return rows(turned(right), turned(left), turned(to));
    }
    return laneByLane(left, right, to);
  }

  private static Part turned(Part part) {
    boolean vector = part.rows == 1 || part.columns == 1;
    return new Part(
        part.array, part.byLane, part.columns, part.rows, !vector && !part.transposed);
  }

  private Part left(int factor) {
    int read = BatchPlan.untransposed(plan.program(), factor);
    Shape shape = plan.instruction(factor).shape();
    return new Part(
        places.of(read),
        plan.byLane(read),
        ArrayShapes.rows(shape),
        ArrayShapes.inner(shape),
        read != factor);
  }

  private Part right(int factor, int depth) {
    int read = BatchPlan.untransposed(plan.program(), factor);
    Shape shape = plan.instruction(factor).shape();
    return new Part(
        places.of(read), plan.byLane(read), depth, ArrayShapes.columns(shape), read != factor);
  }

  /// All lanes of the left factor times a shared right one.
  private BatchAction rows(Part left, Part right, Part to) {
    Panels panels = product.panels();
    Matrix all = Matrix.of(0, lanes * left.rows, left.columns);
    Matrix result = Matrix.of(0, lanes * to.rows, to.columns);
    return arrays -> {
      panels.pack(arrays[right.array], right.of(0));
      product.multiply(arrays[left.array], all, panels, arrays[to.array], result, false);
    };
  }

  private BatchAction laneByLane(Part left, Part right, Part to) {
    Panels panels = product.panels();
    int passes = to.byLane ? lanes : 1;
    return arrays -> {
      for (int l = 0; l < passes; l++) {
        panels.pack(arrays[right.array], right.of(l));
        product.multiply(
            arrays[left.array], left.of(l), panels, arrays[to.array], to.of(l), false);
      }
    };
  }

  /// The lanes are the outer part of the depth: one product where they stand one below the other,
  /// else one for each lane that adds to the last.
  private BatchAction overLanes(Part left, Part right, Part to) {
    Panels panels = product.panels();
    boolean stacked = left.byLane && right.byLane && !right.transposed
        && (left.transposed || left.columns == 1);
    if (stacked) {
      Matrix turned = Matrix.of(0, lanes * left.columns, left.rows).transposed();
      Matrix below = Matrix.of(0, lanes * right.rows, right.columns);
      return arrays -> {
        panels.pack(arrays[right.array], below);
        product.multiply(arrays[left.array], turned, panels, arrays[to.array], to.of(0), false);
      };
    }
    return arrays -> {
      for (int l = 0; l < lanes; l++) {
        panels.pack(arrays[right.array], right.of(l));
        product.multiply(
            arrays[left.array], left.of(l), panels, arrays[to.array], to.of(0), l > 0);
      }
    };
  }
}
