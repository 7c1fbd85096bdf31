package org.homeostat.kernel;

/// The names of the primitives as methods.
final class Names {
  private Names() {}

  /// `whereLess` for WHERE_LESS.
  static String of(Primitive primitive) {
    StringBuilder name = new StringBuilder();
    for (String word : primitive.name().split("_")) {
      name.append(name.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)));
      name.append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    name.setCharAt(0, Character.toLowerCase(name.charAt(0)));
    return name.toString();
  }
}
