/// Studies that infer: the states of a system and what is unknown of it, from rows of measurements;
/// or unknown quantities from a density written as text.
///
/// | type | does |
/// | --- | --- |
/// | [InferReader] | reads a study with a section `infer`: a [StateStudy] or a [DensityStudy] |
/// | [RecordReader] | takes the rows of its data from a table |
/// | [InferRun] | estimates, filters and smooths: a [StateOutcome], a [SwarmOutcome] or a [DensityOutcome] |
/// | [CalibrationRun] | whether its posteriors are right, by trials: a [CalibrationOutcome] |
/// | [ChainRuns] | draws, and keeps the chains that have ended |
/// | [InferFolder], [InferFiles] | the folder of the run and what stands in it |
///
/// Read [InferStudy] first.
@NullMarked
package org.homeostat.studio.infer;

import org.jspecify.annotations.NullMarked;
