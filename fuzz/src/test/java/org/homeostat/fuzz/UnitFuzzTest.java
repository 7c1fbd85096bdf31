package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Unit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class UnitFuzzTest {
  @MethodSource
  @Timeout(value = 5, unit = TimeUnit.SECONDS)
  @DictionaryEntries({
    "mV",
    "kg",
    "ohm",
    "mol",
    "us",
    "Hz",
    "^(1/2)",
    "^-1",
    "^0.5",
    "1e300",
    "4.9e-324",
    "2147483647"
  })
  @FuzzTest
  void aUnitIsReadAndPrintedOrRefusedWithItsPlace(byte[] bytes) {
    Unit unit;
    try {
      unit = Unit.parse(Seeds.text("fuzz", bytes));
    } catch (InputException refused) {
      Refusal.check(refused);
      return;
    }
    assertEquals(unit, Unit.of(unit.toString()));
  }

  static Stream<byte[]> aUnitIsReadAndPrintedOrRefusedWithItsPlace() {
    return Seeds.of(
        List.of(
            "m/s^2",
            "kg*m^2/(s^3*A)",
            "s^(1/2)",
            "1/s",
            "60*s",
            "(mV/ms)^-2",
            "1e-3*mol",
            "(".repeat(40) + "m" + ")^2/s".repeat(40)));
  }
}
