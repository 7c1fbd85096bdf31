package org.homeostat.studio.report;

import java.util.List;

/// A colour by role; the page picks the shade for light and dark. The order is that of Okabe and
/// Ito's palette (2008), which colour-blind people can tell apart.
public enum Hue {
  BLUE,
  ORANGE,
  GREEN,
  PURPLE,
  VERMILION,
  SKY,
  /// For what is only context.
  GREY;

  private static final List<Hue> APART = List.of(BLUE, ORANGE, GREEN, PURPLE, VERMILION, SKY);

  /// How many hues there are for equals.
  public static int count() {
    return APART.size();
  }

  /// The hue of the `index`-th of several equals; starts again after six.
  public static Hue of(int index) {
    return APART.get(Math.floorMod(index, APART.size()));
  }
}
