package org.homeostat.inference;

/// The draws of one chain.
///
/// @param draws its points, in their order
/// @param divergences how many moves after the warm-up ran into a region too steep for their step
public record Chain(double[][] draws, int divergences) {}
