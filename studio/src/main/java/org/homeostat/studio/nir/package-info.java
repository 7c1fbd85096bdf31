/// Runs of .nir files: graphs of neurons under spikes and currents of a table.
///
/// [StimulusReader] reads what enters, [NirRun] simulates, [NirFiles] writes the folder of the run.
/// Read [NirRun] first.
@NullMarked
package org.homeostat.studio.nir;

import org.jspecify.annotations.NullMarked;
