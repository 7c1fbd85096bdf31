/// The pages that commands write: what a [org.homeostat.studio.report.Report] says of a study
/// ([StudyPage]) or of a simulated system ([SimulationPage]), section by section.
///
/// Read [StudyPage] first.
@NullMarked
package org.homeostat.studio.page;

import org.jspecify.annotations.NullMarked;
