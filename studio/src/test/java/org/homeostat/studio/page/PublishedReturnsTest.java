package org.homeostat.studio.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homeostat.studio.report.Hue;
import org.homeostat.studio.report.Marks;
import org.junit.jupiter.api.Test;

class PublishedReturnsTest {
  @Test
  void theMediansOfTheSurvivorsAreThoseThatWerePublished() {
    PublishedReturns published = PublishedReturns.of("particle-as-published").orElseThrow();
    Marks learning = PublishedReturns.marks("learning", Hue.BLUE, published.learning());
    assertArrayEquals(new double[] {100, 165, 300}, learning.x().finite());
    assertArrayEquals(new double[] {-629.5, -688, -901.5}, learning.y().finite(), 0.5);
    Marks still = PublishedReturns.marks("still", Hue.ORANGE, published.still());
    assertArrayEquals(new double[] {-1270.5, -4649, -8808}, still.y().finite(), 0.5);
  }

  @Test
  void halfOfTheLearningRunsDiverged() {
    PublishedReturns published = PublishedReturns.of("particle-as-published").orElseThrow();
    assertEquals(10, Arrays.stream(published.learning()[2]).filter(Double::isNaN).count());
    assertEquals(0, Arrays.stream(published.still()[2]).filter(Double::isNaN).count());
  }

  @Test
  void ofOtherStudiesNothingWasPublished() {
    assertTrue(PublishedReturns.of("pendulum").isEmpty());
  }
}
