package org.homeostat.studio.lifelong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.studio.lifelong.Timeline.Spell;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final double STAYS = Double.POSITIVE_INFINITY;

  @Test
  void spellsCutALifeIntoPhases() {
    var timeline = new Timeline(List.of(new Spell(1, 2, "heavy"), new Spell(1.5, STAYS, "late")));
    assertEquals(
        List.of(
            new Phase(0, 10, List.of("base")),
            new Phase(10, 15, List.of("base", "heavy")),
            new Phase(15, 20, List.of("base", "heavy", "late")),
            new Phase(20, 30, List.of("base", "late"))),
        timeline.phases(List.of("base"), 0.1, 3));
  }

  @Test
  void whatIsSoFromTheStartIsOnePhase() {
    assertEquals(
        List.of(new Phase(0, 30, List.of("heavy"))),
        new Timeline(List.of(new Spell(0, STAYS, "heavy"))).phases(List.of(), 0.1, 3));
  }

  @Test
  void whatComesAfterTheEndIsNotMet() {
    assertEquals(
        List.of(new Phase(0, 30, List.of())),
        new Timeline(List.of(new Spell(5, STAYS, "heavy"))).phases(List.of(), 0.1, 3));
  }

  /// A change at 0.25 acts from the sample at 0.3 on.
  @Test
  void aChangeBetweenSamplesBeginsAtTheNext() {
    List<Phase> phases =
        new Timeline(List.of(new Spell(0.25, STAYS, "heavy"))).phases(List.of(), 0.1, 1);
    assertEquals(3, phases.getFirst().until());
  }

  @Test
  void windowsLieWithinTheirPhaseAndTheLastEndsWithIt() {
    var windows = new Windows(5, 2);
    List<Windows.Window> all = windows.of(new Phase(10, 20, List.of()));
    assertEquals(
        List.of(
            new Windows.Window(10, 15),
            new Windows.Window(12, 17),
            new Windows.Window(14, 19),
            new Windows.Window(15, 20)),
        all);
    assertEquals(
        List.of(new Windows.Window(0, 3)), windows.of(new Phase(0, 3, List.of())), "a short one");
  }

  @Test
  void aWindowIsASixthOfTheShortestPhase() {
    List<List<Phase>> lives =
        List.of(List.of(new Phase(0, 3000, List.of()), new Phase(3000, 6000, List.of("heavy"))));
    assertEquals(new Windows(500, 100), Windows.of(lives, 0, 0.1));
    assertEquals(new Windows(200, 40), Windows.of(lives, 20, 0.1));
    assertTrue(new Windows(500, 100).samples(lives).contains(2500));
  }
}
