package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `homeostat compare`: its table, its page, and what it refuses.
class CompareCommandTest {
  private static final String STUDY =
      """
      study: brains
      plant: systems/particle.yaml
      agent: systems/evolved-feedback.yaml
      connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
      reward: -plant.x^2 - plant.u^2
      solve: {method: shark, step: 0.05, until: 5, seeds: 20}
      arms: {evolved: {}, optimum: {agent: lqr}}
      measure: {return: {sum: reward, at: 5}}
      compare:
        line: optimum
        brains:
          evolved: {arm: evolved}
          integers: {arm: evolved, as: c, fixed: q8.16, method: heun}
          gates: {arm: evolved, as: verilog, fixed: q8.16, method: heun}
      """;

  @TempDir private Path folder;

  private CommandRun run(String... args) throws IOException {
    Files.writeString(folder.resolve("brains.yaml"), STUDY);
    return CommandRun.in(folder, args);
  }

  @Test
  void aTableHasARowForEachBrainAndAPageIsWritten() throws IOException {
    CommandRun run = run("compare", "brains.yaml", "--no-tools", "--page", "brains.html");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("brains: return@5, 20 seeds, samples every 0.05 until 5\n"));
    assertTrue(run.out().contains("  integers  C, q8.16"), run.out());
    assertTrue(run.out().contains("digital 45 nm, integer 32"), run.out());
    assertTrue(Files.readString(folder.resolve("brains.html")).contains("Energy and performance"));
  }

  @Test
  void gatesDoToTheBitWhatIntegersDo() throws IOException {
    CommandRun run = run("compare", "brains.yaml", "--no-tools", "--json");
    JsonValue brains = JsonValue.of(run.out()).at("brains");
    assertEquals(brains.at(1).at("mean").toString(), brains.at(2).at("mean").toString());
  }

  @Test
  void whatIsNoComparisonIsRefused() throws IOException {
    CommandRun other = run("compare", "particle-textbook");
    assertEquals(2, other.code());
    assertTrue(other.firstError().contains("has no section 'compare'"), other.err());
    CommandRun few = run("compare", "brains.yaml", "--seeds", "3");
    assertEquals(2, few.code());
    assertTrue(few.firstError().contains("on 20 to 1000000 seeds, not on 3"), few.err());
    assertEquals(0, run("check", "brains.yaml").code());
  }
}
