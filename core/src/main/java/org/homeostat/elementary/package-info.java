/// The elementary functions of Homeostat, written once over the exactly rounded primitives of
/// [org.homeostat.expression.Arithmetic], so that interpreter, kernels and exports agree bit for
/// bit.
///
/// Each function is straight-line: both sides of every case are computed and one is selected. The
/// families stand one to a file; the first type to read is [Elementary], which states the accuracy
/// and special values of each.
@NullMarked
package org.homeostat.elementary;

import org.jspecify.annotations.NullMarked;
