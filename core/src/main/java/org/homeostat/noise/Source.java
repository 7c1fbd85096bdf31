package org.homeostat.noise;

import java.nio.charset.StandardCharsets;

/// A source of independent Wiener processes.
///
/// @param name its qualified name, which alone decides its paths: `plant.w`
/// @param elements how many independent processes it has
public record Source(String name, int elements) {
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  public Source {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a source of noise needs a name");
    }
    if (elements < 0) {
      throw new IllegalArgumentException(
          "source " + name + " cannot have " + elements + " elements");
    }
  }

  /// The key of an element: the 64-bit FNV-1a hash of the name in UTF-8, moved by `element + 1`
  /// golden ratios and mixed with the finaliser of SplitMix64.
  ///
  /// Sources: Fowler, Noll, Vo, *FNV hash*; Steele, Lea, Flood, *Fast splittable pseudorandom
  /// number generators*, OOPSLA 2014, with the constants of Stafford's thirteenth mixer.
  public long key(int element) {
    long mixed = hash() + (element + 1) * GOLDEN;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /// The hash of the name, from which the keys of all elements follow.
  public long hash() {
    long hash = FNV_OFFSET;
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
    }
    return hash;
  }
}
