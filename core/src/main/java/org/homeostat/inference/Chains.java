package org.homeostat.inference;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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

  /// All chains together.
  public static Chains of(List<String> elements, List<Chain> chains) {
    return new Chains(
        elements,
        chains.stream().map(Chain::draws).toList(),
        chains.stream().mapToInt(Chain::divergences).sum());
  }

  /// The same draws in other elements, each computed from a point.
  public Chains map(List<String> others, UnaryOperator<double[]> function) {
    return new Chains(
        others,
        draws.stream()
            .map(chain -> Arrays.stream(chain).map(function).toArray(double[][]::new))
            .toList(),
        divergences);
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
