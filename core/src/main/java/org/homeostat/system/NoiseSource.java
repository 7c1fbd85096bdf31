package org.homeostat.system;

import org.homeostat.expression.Shape;

/// A source of noise `w`, which enters equations as the driving differential `dw`, or as the number
/// `w` itself if it is sampled.
///
/// A composed name `plant.w` enters as `plant.dw`: the `d` stands before the last part of the name.
public record NoiseSource(String name, Kind kind, Shape shape) {

  /// The law of the increments over a time dt.
  public enum Kind {
    /// independent normal increments of variance dt
    WIENER,
    /// independent Poisson counts
    POISSON,
    /// what a sensor adds: a standard normal number, drawn anew at each evaluation of the
    /// equations. It has no differential; its own name `n` stands in expressions for the number
    SAMPLED
  }

  /// Whether the source drives equations through a differential.
  public boolean drives() {
    return kind != Kind.SAMPLED;
  }

  /// What stands for the source in expressions: its differential, or the number itself.
  public String symbol() {
    return drives() ? differential() : name;
  }

  /// The name of the driving differential: `dw` for `w`, `plant.dw` for `plant.w`.
  public String differential() {
    return differential(name);
  }

  /// The name of the differential of a noise source or state: `dx` for `x`, `plant.dx` for
  /// `plant.x`.
  public static String differential(String name) {
    int dot = name.lastIndexOf('.');
    return name.substring(0, dot + 1) + "d" + name.substring(dot + 1);
  }
}
