/// Studies that search for functions: `homeostat evolve`.
///
/// A study with a section `evolve` has unknown functions ([org.homeostat.expression.Unknown]). The
/// reader makes an immutable [EvolveStudy] of its file; what the searches found, judged on
/// trajectories that they never met and held against the optimum where one is known, is an
/// [EvolveOutcome].
///
/// Read [EvolveStudy] first.
@NullMarked
package org.homeostat.studio.evolve;

import org.jspecify.annotations.NullMarked;
