package org.homeostat.inference;

import java.util.List;
import org.homeostat.solver.RefusedException;

/// Draws of a [Sampler], and how much they are worth.
///
/// @param elements the names of the elements of a point
/// @param draws of each chain its points, in their order
/// @param divergences how many moves after the warm-up ran into a region too steep for their step:
///   one is a reason to doubt the draws
public record Chains(List<String> elements, List<double[][]> draws, int divergences) {

  public Chains {
    elements = List.copyOf(elements);
    draws = List.copyOf(draws);
  }

  /// The draws of one element, chain by chain.
  public double[][] of(String element) {
    int at = elements.indexOf(element);
    if (at < 0) {
      throw new RefusedException(
          "nothing called '" + element + "' was drawn", "drawn: " + String.join(", ", elements));
    }
    double[][] chains = new double[draws.size()][];
    for (int c = 0; c < chains.length; c++) {
      double[][] points = draws.get(c);
      chains[c] = new double[points.length];
      for (int k = 0; k < points.length; k++) {
        chains[c][k] = points[k][at];
      }
    }
    return chains;
  }

  /// What the draws of an element say.
  public Convergence convergence(String element) {
    return Convergence.of(of(element));
  }
}
