package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.lifelong.Reference;
import org.junit.jupiter.api.Test;

class JudgementReaderTest {
  private static final Library LIBRARY = new Library(Path.of(".."));

  private static Judgement read(String said) {
    String text =
        """
        study: s
        plant: systems/particle.yaml
        reward: -plant.x^2
        solve: {method: shark, step: 0.1, until: 9}
        arms: {one: {}, other: {plant.mass: 2}}
        """
            + said;
    return StudyReader.read(SourceText.of("s.yaml", text), LIBRARY).judgement();
  }

  @Test
  void aStudySaysHowItIsJudged() {
    assertEquals(Judgement.USUAL, read(""));
    assertEquals(
        new Judgement("other", 3, 1.5, Reference.Source.TOLD),
        read("against: other\nlifelong: {window: 3, within: 1.5, reference: told}"));
  }

  @Test
  void whatIsWrongIsPlaced() {
    refused("against: othr", "6:10: there is no arm 'othr'", "did you mean 'other'?");
    refused("lifelong: {windw: 3}", "6:12: unknown key 'windw'", "did you mean 'window'?");
    refused("lifelong: {window: -1}", "6:20: expected a time above 0", "");
    refused("lifelong: {within: 1}", "6:20: expected a number above 1, such as 1.2", "");
    refused("lifelong: {reference: tld}", "6:23: there is no reference 'tld'", "'told'");
    refused("lifelong: 3", "6:11: expected a mapping", "");
  }

  private static void refused(String said, String message, String advice) {
    String found = assertThrows(InputException.class, () -> read(said)).getMessage();
    assertTrue(found.contains(message) && found.contains(advice), found);
  }
}
