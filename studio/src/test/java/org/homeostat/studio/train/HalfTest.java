package org.homeostat.studio.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HalfTest {
  @Test
  void halvesAreThoseOfRowsAndColumns() {
    boolean[] right = {false, false, true, true, false, false, true, true};
    assertArrayEquals(right, Half.mask(List.of(Half.RIGHT), List.of(2, 4)));
    assertArrayEquals(right, Half.mask(List.of(Half.RIGHT), List.of(2, 2, 2)));
    boolean[] corner = {true, true, true, false};
    assertArrayEquals(corner, Half.mask(List.of(Half.TOP, Half.LEFT), List.of(2, 2)));
    boolean[] last = {false, false, true};
    assertArrayEquals(last, Half.mask(List.of(Half.BOTTOM), List.of(3, 1)));
  }

  @Test
  void aHalfIsFoundByItsWord() {
    assertEquals(Optional.of(Half.LEFT), Half.of("left"));
    assertEquals(Optional.empty(), Half.of("LEFT"));
  }
}
