/// Whole arrays over a batch, and the matrix products that they are made of.
///
/// A [Product] computes `c = a b`, or `c = c + a b`, for a left factor that stands in an array as
/// it is and a right factor packed ahead ([Panels]), which many products share. Every element is
///
/// ```
/// s = 0, or the earlier c[i, j];   for k ascending: s = fma(a[i, k], b[k, j], s)
/// ```
///
/// so that the size of blocks and vectors leaves no trace: all executions agree to the last bit.
/// The loops are generated, once for each height of a tile, kind of number and execution ([Tiles]),
/// from one description ([TileCode]):
///
/// | registers | what they hold | when |
/// | --- | --- | --- |
/// | [VectorRegisters] | neighbouring columns | with the module `jdk.incubator.vector` |
/// | [PlainRegisters] | one number | without |
///
/// [Blas] has the same form over a native library; its sums have another order and so other last
/// bits.
///
/// Read [Product] first.
@NullMarked
package org.homeostat.array;

import org.jspecify.annotations.NullMarked;
