package org.homeostat.substrate.nir;

/// The hash `hashlittle` of Jenkins, "lookup3.c" (2006, public domain), with which the Hierarchical
/// Data Format checks its parts.
final class Lookup3 {
  private Lookup3() {}

  /// Of the first bytes, begun at 0.
  static int hash(byte[] bytes, int length) {
    int a = 0xdeadbeef + length;
    int b = a;
    int c = a;
    int at = 0;
    for (; length - at > 12; at += 12) {
      a += word(bytes, at, length);
      b += word(bytes, at + 4, length);
      c += word(bytes, at + 8, length);
      a = (a - c) ^ Integer.rotateLeft(c, 4);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 6);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 8);
      b += a;
      a = (a - c) ^ Integer.rotateLeft(c, 16);
      c += b;
      b = (b - a) ^ Integer.rotateLeft(a, 19);
      a += c;
      c = (c - b) ^ Integer.rotateLeft(b, 4);
      b += a;
    }
    if (at == length) {
      return c;
    }
    return last(
        a + word(bytes, at, length),
        b + word(bytes, at + 4, length),
        c + word(bytes, at + 8, length));
  }

  private static int last(int first, int second, int third) {
    int a = first;
    int b = second;
    int c = (third ^ b) - Integer.rotateLeft(b, 14);
    a = (a ^ c) - Integer.rotateLeft(c, 11);
    b = (b ^ a) - Integer.rotateLeft(a, 25);
    c = (c ^ b) - Integer.rotateLeft(b, 16);
    a = (a ^ c) - Integer.rotateLeft(c, 4);
    b = (b ^ a) - Integer.rotateLeft(a, 14);
    return (c ^ b) - Integer.rotateLeft(b, 24);
  }

  /// Four bytes, the lowest first; 0 beyond the end.
  private static int word(byte[] bytes, int at, int length) {
    int word = 0;
    for (int i = 0; i < 4 && at + i < length; i++) {
      word |= (bytes[at + i] & 0xff) << (8 * i);
    }
    return word;
  }
}
