package org.homeostat.substrate.cost;

/// A kind of operation.
public enum Kind {
  /// A multiplication whose product is added at once.
  MAC("multiply-accumulates"),
  /// An addition or subtraction, or what a product with 0, 1 or -1 comes to.
  AC("additions"),
  MULTIPLICATION("multiplications"),
  /// A division or a square root.
  DIVISION("divisions and roots"),
  /// A comparison, a choice, a sign, or bits taken apart.
  COMPARISON("comparisons and signs"),
  /// The value of an elementary function, such as exp or tanh.
  TRANSCENDENTAL("elementary functions"),
  /// A standard normal number.
  NORMAL("random normals");

  private final String title;

  Kind(String title) {
    this.title = title;
  }

  /// In a table for people.
  public String title() {
    return title;
  }
}
