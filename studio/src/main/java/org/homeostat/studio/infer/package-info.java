/// Studies that infer: the states of a system, from rows of measurements.
///
/// [InferReader] reads a study with a section `infer`, [RecordReader] the rows of its data,
/// [InferRun] filters and smooths them, [InferFiles] writes the folder of the run. Read
/// [InferStudy] first.
@NullMarked
package org.homeostat.studio.infer;

import org.jspecify.annotations.NullMarked;
