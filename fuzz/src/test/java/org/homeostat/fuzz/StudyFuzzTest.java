package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.TimeUnit;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyText;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class StudyFuzzTest {
  @MethodSource("org.homeostat.fuzz.Seeds#studies")
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({
    "study: ",
    "plant: ",
    "agent: ",
    "system: ",
    "systems/lorenz.yaml",
    "systems/particle.yaml",
    "connect: ",
    "reward: ",
    "learn: ",
    "solve: ",
    "set: ",
    "arms: ",
    "measure: ",
    "diverged: ",
    "record: ",
    "method: rk4",
    "method: tsit5",
    "tolerance: 1e-6",
    "until: 1e9",
    "seeds: 1000000",
    "plant.x",
    "agent.tau",
    "learn.sigma: 0",
    "sum: reward",
    "last: ",
    "mean: ",
    "at: [300]",
    "systems/../x",
    "| \\x0A  system: a\\x0A  states: {x: 0}\\x0A  equations: dx = -x*dt\\x0A"
  })
  @FuzzTest
  void aStudyIsReadAndPrintedOrRefusedWithItsPlaces(byte[] bytes) {
    Study study;
    try {
      study = StudyReader.read(Seeds.text("fuzz.yaml", bytes), Seeds.LIBRARY);
    } catch (InputException refused) {
      Refusal.check(refused);
      return;
    }
    String printed = StudyText.of(study);
    Study again = StudyReader.read(SourceText.of("printed", printed), Seeds.LIBRARY);
    assertEquals(study.system(), again.system(), printed);
    assertEquals(study.solving(), again.solving(), printed);
  }
}
