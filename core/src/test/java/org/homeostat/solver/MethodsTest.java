package org.homeostat.solver;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Locale;
import org.homeostat.system.NoiseClass;
import org.junit.jupiter.api.Test;

class MethodsTest {
  @Test
  void namesAreDistinctAndWrittenInLowerCase() {
    assertEquals(Methods.names().size(), new HashSet<>(Methods.names()).size());
    for (String name : Methods.names()) {
      assertEquals(name.toLowerCase(Locale.ROOT), name);
      assertEquals(name, Methods.named(name).name());
    }
  }

  @Test
  void everyMethodHasATestOfItsOwn() {
    for (Method method : Methods.all()) {
      String test = method.getClass().getName() + "Test";
      Class<?> found = assertDoesNotThrow(() -> Class.forName(test), test);
      assertTrue(
          !(method instanceof StochasticMethod)
              || StochasticMethodContract.class.isAssignableFrom(found),
          test + " extends the contract");
    }
  }

  @Test
  void everyMethodStatesItsFacts() {
    for (Method method : Methods.all()) {
      assertFalse(method.title().isBlank());
      assertTrue(method.reference().matches(".*[12]\\d{3}.*"), method.reference());
      assertTrue(method.driftEvaluations() >= 1);
    }
  }

  @Test
  void noMethodIsOfHigherStrongThanWeakOrder() {
    for (Method method : Methods.all()) {
      if (method instanceof StochasticMethod stochastic) {
        for (NoiseClass noise : stochastic.noiseClasses()) {
          assertTrue(stochastic.strongOrder(noise) <= stochastic.weakOrder(noise));
        }
      }
    }
  }
}
