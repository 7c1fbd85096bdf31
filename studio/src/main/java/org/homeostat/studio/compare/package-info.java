/// Studies that compare: which brain for this body.
///
/// A controller is run in several forms on one plant, on the same seeds and noise, beside the line
/// to beat; each form has its returns, its estimated energy, its bytes, and cells of an FPGA.
///
/// | what | where |
/// | --- | --- |
/// | a study with a section `compare` | [CompareStudy], [CompareReader] |
/// | a brain and its form: equations, C, spikes, Verilog | [Brain], [Form] |
/// | a plant whose agent is elsewhere | [Detached] |
/// | an agent on a chip, which samples | [ChipController] |
/// | the runs, and what they and the tools say | [Comparing], [BrainOutcome] |
///
/// Read [CompareStudy] first.
@NullMarked
package org.homeostat.studio.compare;

import org.jspecify.annotations.NullMarked;
