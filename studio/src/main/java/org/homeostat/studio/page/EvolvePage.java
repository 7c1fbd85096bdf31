package org.homeostat.studio.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.studio.evolve.EvolveOutcome;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.Report;
import org.homeostat.studio.report.ReportPage;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.study.Study;

/// The report of an evolving study: where it comes from.
public final class EvolvePage {
  private EvolvePage() {}

  /// Writes the page of an outcome.
  public static void write(EvolveOutcome outcome, Provenance provenance, Path file)
      throws IOException {
    Study study = outcome.study().base();
    List<Section> sections =
        List.of(EquationsSection.of(study), OriginSection.of(study, provenance));
    ReportPage.write(new Report(study.name(), study.about(), sections), file);
  }
}
