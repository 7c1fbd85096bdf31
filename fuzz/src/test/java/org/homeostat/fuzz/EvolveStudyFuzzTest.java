package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.TimeUnit;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.evolve.EvolveReader;
import org.homeostat.studio.evolve.EvolveStudy;
import org.homeostat.studio.study.StudyText;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class EvolveStudyFuzzTest {
  @MethodSource("org.homeostat.fuzz.Seeds#studies")
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @DictionaryEntries({
    "evolve: ",
    "minimise: cost",
    "operators: [+, sin]",
    "constants: 0.5",
    "constants: {share: 0.5, spread: 1}",
    "nodes: 15",
    "trajectories: 64",
    "islands: 2",
    "generations: 9",
    "target: 1",
    "diverged: 2",
    "sample: 0.2",
    "stop: plant.x > 1",
    "vary: {plant.x: {uniform: [-1, 1]}}",
    "{cycle: [1, 2]}",
    "conditions: {a: {plant.mass: 2}}",
    "start: {g: -a1}",
    "held out: {trajectories: 9}",
    "worlds: {a: {}}",
    "systems/latent-controller.yaml"
  })
  @FuzzTest
  void aStudyIsReadAndPrintedOrRefusedWithItsPlaces(byte[] bytes) {
    EvolveStudy study;
    try {
      study = EvolveReader.read(Seeds.text("fuzz.yaml", bytes), Seeds.LIBRARY);
    } catch (InputException refused) {
      Refusal.check(refused);
      return;
    }
    String printed = StudyText.of(study.base());
    EvolveStudy again = EvolveReader.read(SourceText.of("printed", printed), Seeds.LIBRARY);
    assertEquals(study.search(), again.search(), printed);
    assertEquals(study.heldOut(), again.heldOut(), printed);
  }
}
