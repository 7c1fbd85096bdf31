/// How the program starts: the vector module is made available where a command computes, then the
/// command line takes over. [Rehearsal] is the run from which the ahead-of-time cache is made.
///
/// First type to read: [Start].
@NullMarked
package org.homeostat.studio.start;

import org.jspecify.annotations.NullMarked;
