package org.homeostat.substrate.nir;

import org.homeostat.expression.Shape;

/// A node of a [Network], graphs within graphs unfolded.
///
/// @param name with those of the graphs around it, `graph.node`
/// @param before the parts that give to it
/// @param after the parts that it gives to
record Part(String name, Node node, Shape taken, Shape given, int[] before, int[] after) {

  /// Whether the part has spikes of its own.
  boolean fires() {
    return node instanceof Node.IF || node instanceof Node.LIF || node instanceof Node.CubaLIF;
  }

  /// Whether what it gives changes between events.
  boolean isSmooth() {
    return node instanceof Node.I || node instanceof Node.LI || node instanceof Node.CubaLI;
  }

  boolean isMembrane() {
    return fires() || isSmooth();
  }

  /// Whether what enters leaves at once, changed by weights alone.
  boolean isInstant() {
    return !isMembrane() && !(node instanceof Node.Delay) && !(node instanceof Node.Threshold);
  }
}
