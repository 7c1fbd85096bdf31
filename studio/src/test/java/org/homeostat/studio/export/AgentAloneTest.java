package org.homeostat.studio.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.expression.SourceText;
import org.homeostat.solver.Progress;
import org.homeostat.studio.compare.Alone;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.substrate.c.CCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A learning agent in C around a plant that is written by hand.
class AgentAloneTest {
  private static final String STUDY =
      """
      study: learner
      plant: systems/particle.yaml
      agent: systems/linear-policy.yaml
      connect: {agent.y: [plant.position, plant.velocity], plant.u: agent.u}
      reward: -plant.x^2
      learn: {rule: normalised-actor-critic, parameters: [K]}
      solve: {method: euler-maruyama, step: 0.1, until: 60, first seed: 5, seeds: 3}
      set: {plant.shake: 0, plant.x: 1}
      measure: {return: {sum: reward, at: 60}}
      """;

  private static final String DRIVER =
      """
      #include <stdio.h>
      #include "learner.h"
      int main(void) {
        for (uint64_t seed = 5; seed < 8; seed++) {
          learner s;
          learner_outputs out;
          double x = 1, v = 0, sum = 0;
          learner_init(&s, seed);
          for (int k = 0; k <= 600; k++) {
            s.agent_y[0] = x;
            s.agent_y[1] = v;
            s.reward = -x * x;
            sum += s.reward;
            learner_observe(&s, &out);
            if (!learner_step(&s)) return 1;
            double pushed = out.agent_u - 0.5 * v;
            x += 0.1 * v;
            v += 0.1 * pushed;
          }
          printf("%.17g\\n", sum);
        }
        return 0;
      }
      """;

  @TempDir private Path folder;

  /// Euler's method holds an action over a step, as this loop does.
  @Test
  void itLearnsAroundAPlantOfAnotherAsInItsStudy() throws Exception {
    Toolchain.NATIVE.need();
    Study study =
        StudyReader.read(SourceText.of("learner.yaml", STUDY), new Library(Path.of("..")));
    Alone alone = Alone.of(study, study.arms().getFirst());
    CCode code = CCode.of(alone.step(study.solving()).titled("learner"));
    assertFalse(code.source().contains("plant"), "the plant stays outside");
    Files.writeString(folder.resolve("learner.h"), code.header());
    Files.writeString(folder.resolve("learner.c"), code.source());
    Files.writeString(folder.resolve("driver.c"), DRIVER);
    Toolchain.NATIVE.compile(folder, "-o", "program", "learner.c", "driver.c");
    List<String> found = Toolchain.NATIVE.run(folder, "./program");
    double[] expected =
        StudyRun.run(study, 1, Progress.NONE).arms().getFirst().ensemble().measured("return", 60);
    for (int seed = 0; seed < expected.length; seed++) {
      double sum = Double.parseDouble(found.get(seed));
      assertEquals(expected[seed], sum, 1e-9 * Math.abs(expected[seed]), "seed " + (5 + seed));
    }
  }
}
