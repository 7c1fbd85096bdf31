package org.homeostat.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.array.Matrix;
import org.homeostat.array.Panels;
import org.homeostat.array.Product;
import org.homeostat.expression.Shape;

/// The matrix products of a batch kernel in one memory. What all lanes share is the right factor;
/// it is packed when it is known. The lanes of the other factor are the rows of one long matrix.
final class BatchProduct {
  private final BatchPlan plan;
  private final BatchPlaces places;
  private final Product product;
  private final int lanes;
  private final Map<Part, Panels> packed = new HashMap<>();
  private final List<BatchAction> packing = new ArrayList<>();

  BatchProduct(BatchPlan plan, BatchPlaces places, Product product, int lanes) {
    this.plan = plan;
    this.places = places;
    this.product = product;
    this.lanes = lanes;
  }

  /// What packs the factors that do not change from run to run; in the order in which their
  /// products were asked for.
  List<BatchAction> packing() {
    return packing;
  }

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

  BatchAction action(int instruction) {
    Instruction in = plan.instruction(instruction);
    Part left = left(in.arguments().getFirst());
    Part right = right(in.arguments().getLast(), left.columns);
    Part to =
        new Part(places.of(instruction), plan.byLane(instruction), left.rows, right.columns, false);
    if (in.operation() instanceof Operation.ProductOverLanes) {
      return overLanes(left, right, to);
    }
    if (left.byLane && !right.byLane && (!left.transposed || left.rows == 1)) {
      return rows(left, right, isFixed(in.arguments().getLast()), to);
    }
    if (!left.byLane && right.byLane && right.columns == 1) {
      boolean fixed = isFixed(in.arguments().getFirst());
      return rows(turned(right), turned(left), fixed, turned(to));
    }
    return laneByLane(left, right, to);
  }

  private boolean isFixed(int factor) {
    return !plan.instruction(factor).binding().byStep();
  }

  /// The same lanes, rows and columns exchanged.
  private static Part turned(Part part) {
    int rows = part.columns;
    int columns = part.rows;
    boolean vector = rows == 1 || columns == 1;
    return new Part(part.array, part.byLane, rows, columns, !vector && !part.transposed);
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
  ///
  /// @param fixed whether the right factor stays the same from run to run
  private BatchAction rows(Part left, Part right, boolean fixed, Part to) {
    Matrix all = Matrix.of(0, lanes * left.rows, left.columns);
    Matrix result = Matrix.of(0, lanes * to.rows, to.columns);
    Matrix shared = right.of(0);
    if (fixed) {
      Panels panels = packed.computeIfAbsent(right, this::packedOnce);
      return arrays ->
          product.multiply(arrays[left.array], all, panels, arrays[to.array], result, false);
    }
    Panels panels = product.panels();
    return arrays -> {
      panels.pack(arrays[right.array], shared);
      product.multiply(arrays[left.array], all, panels, arrays[to.array], result, false);
    };
  }

  private Panels packedOnce(Part right) {
    Panels panels = product.panels();
    Matrix shared = right.of(0);
    packing.add(arrays -> panels.pack(arrays[right.array], shared));
    return panels;
  }

  private BatchAction laneByLane(Part left, Part right, Part to) {
    Panels panels = product.panels();
    int passes = to.byLane ? lanes : 1;
    return arrays -> {
      for (int l = 0; l < passes; l++) {
        panels.pack(arrays[right.array], right.of(l));
        product.multiply(arrays[left.array], left.of(l), panels, arrays[to.array], to.of(l), false);
      }
    };
  }

  /// The lanes are the outer part of the depth: one product where they stand one below the other,
  /// else one for each lane that adds to the last.
  private BatchAction overLanes(Part left, Part right, Part to) {
    Panels panels = product.panels();
    boolean stacked =
        left.byLane && right.byLane && !right.transposed && (left.transposed || left.columns == 1);
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
        product.multiply(arrays[left.array], left.of(l), panels, arrays[to.array], to.of(0), l > 0);
      }
    };
  }
}
