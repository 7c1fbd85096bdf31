package org.homeostat.studio.page;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.studio.file.Provenance;
import org.homeostat.studio.report.Block;
import org.homeostat.studio.report.Facts;
import org.homeostat.studio.report.Section;
import org.homeostat.studio.report.Source;
import org.homeostat.studio.study.Part;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.Solving;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyText;
import org.homeostat.studio.train.TrainStudy;

/// Where the results come from: what made them, and the study that makes them again.
final class OriginSection {
  private static final String AGAIN =
      "homeostat reproduce, given this folder, runs it again and compares.";
  private static final String NEVER_AGAIN =
      "A device took part, and nobody knows what one does next: this run cannot be reproduced.";

  private OriginSection() {}

  static Section of(Study study, Provenance provenance) {
    List<Facts.Fact> facts = new ArrayList<>();
    Solving solving = study.solving();
    provenance
        .document(study.name(), solving.firstSeed(), solving.seeds(), RunFiles.devices(study))
        .forEach((name, value) -> facts.add(fact(name, value)));
    for (Part part : study.parts()) {
      if (!part.file().source().isEmpty()) {
        facts.add(new Facts.Fact(part.role() + " from", part.file().source()));
      }
    }
    String again = study.devices().isEmpty() ? AGAIN : NEVER_AGAIN;
    return section(again, facts, StudyText.of(study));
  }

  static Section of(TrainStudy study, Provenance provenance) {
    List<Facts.Fact> facts = new ArrayList<>();
    provenance
        .document(study.name(), study.firstSeed(), study.seeds())
        .forEach((name, value) -> facts.add(fact(name, value)));
    return section(AGAIN, facts, study.text());
  }

  private static Section section(String again, List<Facts.Fact> facts, String study) {
    List<Block> blocks =
        List.of(new Facts("What made it", facts), new Source("The study, resolved", study));
    return new Section("Origin", again, blocks);
  }

  static Facts.Fact fact(String name, Object value) {
    String text =
        value instanceof List<?> words
            ? String.join(" ", words.stream().map(Object::toString).toList())
            : value.toString();
    return new Facts.Fact(name.replace('_', ' '), text);
  }
}
