package org.homeostat.studio.data;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// How large a set may be, and how sizes are written.
final class Sizes {
  /// The longest array that Java has: about 2.7 million images of 28 x 28.
  static final int MOST = Integer.MAX_VALUE - 8;

  /// The most classes: a column with more different texts is hardly one of labels.
  static final int MOST_CLASSES = 1 << 16;

  private Sizes() {}

  /// a*b.
  ///
  /// @throws IllegalArgumentException if that is more than [#MOST]
  static int product(int a, int b) {
    long product = (long) a * b;
    if (product > MOST) {
      throw new IllegalArgumentException(count(product) + " numbers are more than " + count(MOST));
    }
    return (int) product;
  }

  /// The product of all sizes of a shape, or [Long#MAX_VALUE] if it is larger.
  static long product(Collection<? extends Number> sizes) {
    long product = 1;
    for (Number size : sizes) {
      if (size.longValue() == 0) {
        return 0;
      }
      product =
          product > Long.MAX_VALUE / size.longValue() ? Long.MAX_VALUE : product * size.longValue();
    }
    return product;
  }

  /// `28 x 28`.
  static String shape(Collection<? extends Number> shape) {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  /// `60,000`.
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
