package org.homeostat.studio.lifelong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareIntervalTest {

  /// Of none in n the upper end is 1 - 0.025^(1/n); the others are quantiles of the beta
  /// distribution.
  @ParameterizedTest
  @CsvSource({
    "0, 20, 0, 0.16843348",
    "10, 20, 0.27195785, 0.72804215",
    "20, 20, 0.83156652, 1",
    "95, 100, 0.88716509, 0.98356812",
    "1, 500, 0.00005063, 0.01109248"
  })
  void theEndsAreThoseOfClopperAndPearson(int count, int trials, double low, double high) {
    ShareInterval found = ShareInterval.of((double) count / trials, trials);
    assertEquals(low, found.low(), 1e-7);
    assertEquals(high, found.high(), 1e-7);
  }

  /// Over all shares p, summed exactly over what may be seen.
  @Test
  void theIntervalHoldsTheTrueShareAtLeastAsOftenAsItSays() {
    int trials = 20;
    for (double p = 0.01; p < 1; p += 0.01) {
      double holds = 0;
      for (int k = 0; k <= trials; k++) {
        ShareInterval found = ShareInterval.of((double) k / trials, trials);
        if (found.low() <= p && p <= found.high()) {
          holds += ShareInterval.atLeast(k, trials, p) - ShareInterval.atLeast(k + 1, trials, p);
        }
      }
      assertTrue(holds >= 0.95, "at " + p + " only " + holds);
    }
  }

  @Test
  void aTrialThatCountsInPartWidensTheInterval() {
    ShareInterval found = ShareInterval.of(10.5 / 20, 20);
    assertEquals(ShareInterval.of(0.5, 20).low(), found.low());
    assertEquals(ShareInterval.of(0.55, 20).high(), found.high());
  }
}
