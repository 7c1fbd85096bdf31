package org.homeostat.substrate.nir;

import java.util.Collections;
import java.util.List;

/// Zeros beside an image before a kernel moves over it.
///
/// @param same as many that a kernel with stride 1 leaves the size as it is; one more stands after
///   the image where their number is odd
/// @param sizes the zeros before and after, along each axis; empty if `same`
public record Padding(boolean same, List<Integer> sizes) {
  static final Padding SAME = new Padding(true, List.of());

  public Padding {
    sizes = List.copyOf(sizes);
  }

  /// Of equal size along each of some axes.
  public static Padding of(int size, int axes) {
    return new Padding(false, Collections.nCopies(axes, size));
  }

  /// The zeros before and after together, along an axis, for a kernel that spans `span` elements.
  int total(int axis, int span) {
    return same ? span - 1 : 2 * sizes.get(axis);
  }

  /// The zeros before.
  int before(int axis, int span) {
    return same ? (span - 1) / 2 : sizes.get(axis);
  }
}
