package org.homeostat.noise;

/// What the two standard normal numbers of one counter are.
public enum Pairing {
  /// the normals `W` of two successive steps, `2k` and `2k + 1`
  STEPS(1),
  /// the normals `W` and `H` of one step: its increment and its space-time Lévy area
  AREAS(2);

  private final int normals;

  Pairing(int normals) {
    this.normals = normals;
  }

  /// How many normals one element of a source takes each step.
  public int normals() {
    return normals;
  }
}
