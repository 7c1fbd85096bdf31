package org.homeostat.system;

/// A way to make a new system from a system: closing a loop, learning, filtering, linearising.
@FunctionalInterface
public interface Transformation {
  DynamicalSystem apply(DynamicalSystem system);
}
