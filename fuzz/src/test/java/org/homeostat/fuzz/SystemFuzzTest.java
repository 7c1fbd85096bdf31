package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.TimeUnit;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.SystemReader;
import org.homeostat.system.SystemText;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class SystemFuzzTest {
  @MethodSource("org.homeostat.fuzz.Seeds#systems")
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({
    "system: ",
    "states: ",
    "inputs: ",
    "parameters: ",
    "noise: ",
    "equations: |\\x0A  ",
    "outputs: ",
    "functions: {f(s): ",
    "calculus: stratonovich\\x0A",
    "shape: [2, 3]",
    "start: ",
    "poisson",
    "*dt",
    "*dw",
    "dx = ",
    "&a ",
    "*a",
    "!!java",
    "<<: ",
    "- ",
    "? ",
    "%YAML 1.2\\x0A---\\x0A",
    "? ",
    "[[[[[[[[",
    "1e308 mV",
    "{m/s}",
    "solve: ",
    "view: "
  })
  @FuzzTest
  void aSystemIsReadAndPrintedOrRefusedWithItsPlaces(byte[] bytes) {
    DynamicalSystem system;
    try {
      system = SystemReader.read(Seeds.text("fuzz.yaml", bytes));
    } catch (InputException refused) {
      Refusal.check(refused);
      return;
    }
    String printed = SystemText.print(system);
    assertEquals(system, SystemReader.read(SourceText.of("printed", printed)), printed);
  }
}
