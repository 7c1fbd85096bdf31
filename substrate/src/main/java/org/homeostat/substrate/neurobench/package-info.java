/// The metrics of NeuroBench for layered networks in discrete time, under its names and
/// definitions, and equal to what its package counts (version 2.3.0).
///
/// Source: Yik et al., "The neurobench framework for benchmarking neuromorphic computing algorithms
/// and systems", Nature Communications 16:1545, 2025.
///
/// | what | where |
/// | --- | --- |
/// | layers: dense, convolution, relu, four kinds of neurons | [Layer] |
/// | recurrent cells | [RecurrentCell] |
/// | a .nir file as such layers | [LayeredModel] |
/// | the metrics of a run | [NeuroBench] |
/// | the metrics of correctness | [Correctness] |
///
/// Read [NeuroBench] first.
@NullMarked
package org.homeostat.substrate.neurobench;

import org.jspecify.annotations.NullMarked;
