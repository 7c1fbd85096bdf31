package org.homeostat.array;

import org.homeostat.expression.Precision;

/// Matrix products of one precision. Arrays are `float[]` or `double[]` by that precision.
///
/// One thread at a time: scratch space belongs to the product.
public sealed interface Product permits TiledProduct, Blas {

  /// An empty right factor for this product.
  Panels panels();

  /// `c = a b`, or `c = c + a b` if it accumulates: a is the matrix `left` of array `a`, c the
  /// matrix `to` of array `c`, whose rows are contiguous; c overlaps neither factor.
  ///
  /// @throws IllegalArgumentException if rows, depth and columns do not meet
  /// @throws IndexOutOfBoundsException if a matrix reaches beyond its array
  void multiply(Object a, Matrix left, Panels right, Object c, Matrix to, boolean accumulate);

  /// The product in Java: with the Vector API by [Instructions#VECTOR], else without; the same
  /// bits.
  static Product of(Precision precision, Instructions instructions) {
    return TiledProduct.of(Elements.of(precision), instructions);
  }

  /// The product of a native library, whose sums have another order and so other last bits.
  ///
  /// @throws IllegalStateException if there is no library, with how to install one
  static Product library(Precision precision) {
    return Blas.of(precision);
  }

  static void check(Matrix left, Panels right, Matrix to) {
    if (left.columns() != right.depth()
        || to.rows() != left.rows()
        || to.columns() != right.columns()
        || to.columnStride() != 1) {
      throw new IllegalArgumentException(
          left + " times (" + right.depth() + ", " + right.columns() + ") into " + to);
    }
  }
}
