/// The pages that commands write: what a [org.homeostat.studio.report.Report] says of a study
/// ([StudyPage]), of a simulated system ([SimulationPage]), of an evolving study ([EvolvePage]) or
/// of all of the paper's studies ([PaperPage]), section by section.
///
/// Read [StudyPage] first.
@NullMarked
package org.homeostat.studio.page;

import org.jspecify.annotations.NullMarked;
