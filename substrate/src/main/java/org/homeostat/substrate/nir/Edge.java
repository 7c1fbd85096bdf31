package org.homeostat.substrate.nir;

/// A connection without a weight: what one node gives is added to what the other takes.
///
/// @param from the name of a node
/// @param to the name of a node
public record Edge(String from, String to) {
  @Override
  public String toString() {
    return from + " -> " + to;
  }
}
