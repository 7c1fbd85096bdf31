package org.homeostat.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Base units that fit derived ones.
class BaseUnitsTest {
  private static BaseUnits chosen(String... units) {
    return BaseUnits.of(Arrays.stream(units).map(Unit::of).toList());
  }

  @Test
  void unitsThatAreChosenAreOne() {
    BaseUnits neuron = chosen("mV", "nA", "Mohm", "ms");
    assertEquals(1e-3, neuron.size(Unit.of("mV")));
    assertEquals(1e-9, neuron.size(Unit.of("nA")));
    assertEquals(1e6, neuron.size(Unit.of("Mohm")));
    assertEquals(1e-3, neuron.size(Unit.SECOND), 1e-15);
    assertEquals(1e3, neuron.size(Unit.of("Hz")), 1e-9);
  }

  @Test
  void whatFollowsFromThemFollows() {
    BaseUnits membrane = chosen("mV", "uA/cm^2", "uF/cm^2");
    assertEquals(1e-3, membrane.size(Unit.SECOND), 1e-15, "a capacity over a conductance");
    assertEquals(10, membrane.size(Unit.of("mS/cm^2")), 1e-12);
    assertEquals(1, membrane.size(Unit.METRE), "none determines it");
  }

  @Test
  void theFirstOfTwoOfOneDimensionCounts() {
    assertEquals(60, chosen("min", "s").size(Unit.SECOND), 1e-12);
    assertEquals(1, chosen("s", "min").size(Unit.SECOND));
    assertEquals(1, BaseUnits.of(List.of()).size(Unit.of("mV/ms")));
  }
}
