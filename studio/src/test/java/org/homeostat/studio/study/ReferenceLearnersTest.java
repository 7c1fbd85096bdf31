package org.homeostat.studio.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exact gradients, feedback alignment and evolution strategies, in studies.
class ReferenceLearnersTest {
  private static final Library LIBRARY = new Library(Path.of(".."));

  private static SourceText study(String learn) {
    return SourceText.of(
        "study.yaml",
        """
        study: reference
        plant: systems/particle.yaml
        agent: systems/linear-policy.yaml
        connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
        reward: -plant.x^2 - agent.u^2
        learn: {%s}
        solve: {method: shark, step: 0.1, until: 60, seeds: 3}
        arms: {learning: {}, nothing: {agent: systems/linear-policy.yaml}}
        measure: {return: {sum: reward, at: 60}}
        """
            .formatted(learn));
  }

  private static double[] returns(Study study, int threads) {
    StudyOutcome outcome = StudyRun.run(study, threads, Progress.NONE);
    return outcome.arms().getFirst().ensemble().measured("return", 60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule: real-time-recurrent-learning, parameters: [K], eta: 0.3",
        "rule: evolution-strategy, parameters: [K], pairs: 4, generations: 20, sigma: 0.2, rate: 0.1"
      })
  void itIsBetterThanNothingOnEverySeedAndReadAgainAsItIs(String learn) {
    Study study = StudyReader.read(study(learn), LIBRARY);
    Study again =
        StudyReader.read(SourceText.of("resolved", StudyText.of(study)), new Library(Path.of(".")));
    double[] learning = returns(study, 1);
    assertArrayEquals(learning, returns(again, 2));
    double[] nothing =
        StudyRun.run(study, 1, Progress.NONE).arms().getLast().ensemble().measured("return", 60);
    for (int seed = 0; seed < 3; seed++) {
      assertTrue(learning[seed] > nothing[seed] / 2, learning[seed] + " " + nothing[seed]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule: real-time-recurrent-learning, parameters: [K] | study.yaml:6:8: missing key 'eta'",
        "rule: real-time-recurrent-learning, parameters: [K], eta: -1 | study.yaml:6:67: expected a number of at least 0",
        "rule: real-time-recurrent-learning, parameters: [K], eta: 1, feedback: 1 | study.yaml:6:70: unknown key 'feedback'",
        "rule: feedback-alignment, parameters: [K], eta: 1, feedback: much | study.yaml:6:70: expected a number",
        "rule: evolution-strategy, parameters: [K], pairs: 0, generations: 1, sigma: 1, rate: 1 | study.yaml:6:59: expected a whole number",
        "rule: evolution-strategy, parameters: [K], pairs: 1, generations: 1, sigma: 0, rate: 1 | study.yaml:6:85: expected a number greater than 0",
        "rule: evolution-strategy, parameters: [L], pairs: 1, generations: 1, sigma: 1, rate: 1 | study.yaml:6:48: 'L' is not a parameter",
        "rule: feedback-alinment, parameters: [K], eta: 1 | study.yaml:6:15: unknown learning rule 'feedback-alinment'"
      })
  void whatIsWrongIsSaidWhereItStands(String learn, String said) {
    InputException refused =
        assertThrows(InputException.class, () -> StudyReader.read(study(learn), LIBRARY));
    assertTrue(refused.getMessage().contains(said), refused.getMessage());
  }

  @Test
  void aSearchLooksForTheBestOfThePlantThatTheStudyHas() {
    String learn =
        "rule: evolution-strategy, parameters: [K], pairs: 4, generations: 20, sigma: 0.2, rate: 0.1";
    SourceText reversed =
        SourceText.of("study.yaml", study(learn).text() + "set: {plant.mass: 0.25}\n");
    Study light = StudyReader.read(reversed, LIBRARY);
    Study other = StudyReader.read(study(learn), LIBRARY);
    assertEquals(3, returns(light, 1).length);
    assertTrue(returns(light, 1)[0] != returns(other, 1)[0]);
  }
}
