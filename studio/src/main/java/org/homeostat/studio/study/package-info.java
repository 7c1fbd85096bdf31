/// Studies: what is read from their YAML, run and summed up.
///
/// A [StudyReader] makes an immutable [Study] of a file, refusing it with every mistake that it
/// has; [StudyRun] runs its arms over its seeds; [StudyOutcome] holds what came out, with
/// [Statistics] in which diverged runs are counted and never dropped. [StudyText] writes a study
/// back as YAML that runs by itself.
///
/// Read [Study] first.
@NullMarked
package org.homeostat.studio.study;

import org.jspecify.annotations.NullMarked;
