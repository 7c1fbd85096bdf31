package org.homeostat.studio.datasheet;

import org.homeostat.studio.compare.Gates;
import org.homeostat.studio.compare.ProgramSize;

/// What a controller is in a form.
///
/// @param form in words
/// @param ratio of its mean return to that of the equations, on the same noise; NaN if not known
/// @param half of the 95 % interval of the ratio
public record FormLine(String form, double ratio, double half, ProgramSize program, Gates gates) {}
