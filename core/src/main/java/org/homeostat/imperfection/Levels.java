package org.homeostat.imperfection;

import org.homeostat.system.DynamicalSystem;

/// A value is read as one of a few levels of a [Grid]: `x.device = q(x)`, as through a converter.
/// What is stored stays fine: a learning rule goes on with the fine weight while the circuit has
/// the rounded one.
///
/// Source of weights that learn so: Courbariaux, Bengio and David (2015), BinaryConnect, NIPS,
/// section 2.3.
public record Levels(Subject subject, Grid grid) implements Imperfection {
  @Override
  public DynamicalSystem apply(DynamicalSystem system) {
    return grid.prepare(new Place(system, subject), subject)
        .read(x -> grid.rounded(x, subject))
        .system();
  }
}
