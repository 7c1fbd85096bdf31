package org.homeostat.studio.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.studio.study.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareReaderTest {
  static final String STUDY =
      """
      study: brains
      plant: systems/particle.yaml
      agent: systems/trained-rate-network.yaml
      connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
      reward: -plant.x^2 - agent.u^2
      solve: {method: shark, step: 0.1, until: 10, seeds: 20}
      arms: {trained: {}, optimum: {agent: lqr}}
      measure: {return: {sum: reward, at: 10}}
      compare:
        line: optimum
        brains:
          a: {arm: trained}
          b: {arm: trained, as: c, fixed: q7.16, method: heun}
          c: {arm: trained, as: spikes, neurons: 50}
      """;

  static CompareStudy read(String text) {
    return CompareReader.read(SourceText.of("brains.yaml", text), new Library(Path.of("..")));
  }

  @Test
  void formsAreReadWithWhatIsUsualForThem() {
    CompareStudy study = read(STUDY);
    assertEquals("optimum", study.line().name());
    assertEquals("[equations, C, q7.16, 50 spiking neurons]", titles(study));
    assertEquals(0.1, study.brains().get(1).step());
    assertEquals("heun", study.brains().get(1).method());
    assertEquals(0.001, study.brains().get(2).step());
    assertEquals("exponential-euler", study.brains().get(2).method());
  }

  private static String titles(CompareStudy study) {
    return study.brains().stream().map(each -> each.form().title()).toList().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "line: optimum | line: optimun | 10:9 | there is no arm 'optimun' | did you mean 'optimum'?",
        "arm: trained} | arm: traned} | 12:14 | there is no arm 'traned' | did you mean 'trained'?",
        "as: spikes | as: spike | 14:27 | unknown form 'spike' | did you mean 'spikes'?",
        "fixed: q7.16 | fixed: q99.16 | 13:37 | a fixed-point format is qM.N |",
        "neurons: 50 | neurons: 0 | 14:44 | expected a number greater than 0 |",
        "neurons: 50 | precision: float | 14:46 | 'precision' goes with C without 'fixed' |",
        "method: heun | method: huen | 13:52 | unknown method 'huen' | did you mean 'heun'?",
        "method: heun | method: tsit5 | 13:52 | tsit5 chooses its steps itself | heun",
        "method: heun | step: 0.03 | 13:50 | a sample of the study takes | whole number",
        "{arm: trained} | {as: c} | 12:8 | missing key 'arm' | arm: trained",
        "  line: optimum | | 11:3 | missing key 'line' | line: optimum",
      })
  void mistakesArePlaced(String from, String to, String place, String message, String advice) {
    String text = STUDY.replaceFirst(Pattern.quote(from), to == null ? "" : to);
    InputException refused = assertThrows(InputException.class, () -> read(text));
    String said = String.valueOf(refused.getMessage());
    assertTrue(said.contains(message), said);
    assertTrue(said.contains(advice == null ? "" : advice), said);
    assertTrue(said.startsWith("brains.yaml:" + place), said);
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    String text = STUDY.replace("as: c", "as: d").replace("as: spikes", "as: spike");
    InputException refused = assertThrows(InputException.class, () -> read(text));
    // with another form, what goes with it is wrong as well
    assertTrue(refused.problems().size() >= 4, refused.getMessage());
  }
}
