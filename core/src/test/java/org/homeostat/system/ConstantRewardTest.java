package org.homeostat.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.expression.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConstantRewardTest {
  private static DynamicalSystem plain() {
    return DynamicalSystem.named("plain").state("x", 0).equations("dx = -x*dt").build();
  }

  @ParameterizedTest
  @CsvSource({"1/0, Infinity", "sqrt(-1), NaN", "log(0), -Infinity"})
  void aRewardThatIsNoNumberIsRefused(String reward, String value) {
    InputException refused =
        assertThrows(InputException.class, () -> plain().with(Reward.of(reward)));
    assertTrue(
        refused.getMessage().contains("the reward is " + value + ", which is not a number"),
        refused.getMessage());
  }

  @Test
  void aConstantRewardIsAReward() {
    assertEquals("reward", plain().with(Reward.of("-1")).outputs().getLast().name());
  }
}
