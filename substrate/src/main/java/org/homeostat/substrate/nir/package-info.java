/// Graphs of neurons in the Neuromorphic Intermediate Representation (NIR): read, written,
/// simulated.
///
/// | what | where |
/// | --- | --- |
/// | the 19 types of nodes, with their equations | [Node], [Graph] |
/// | shapes along the edges | [Typed] |
/// | files, read tolerantly and written strictly | [NirFile] |
/// | files of time series | [Recording], [Series] |
///
/// Read [Node] first.
@NullMarked
package org.homeostat.substrate.nir;

import org.jspecify.annotations.NullMarked;
