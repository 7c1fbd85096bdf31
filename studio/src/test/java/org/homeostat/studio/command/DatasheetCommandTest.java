package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.studio.report.NumberText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `homeostat datasheet`: what the page says, and what it refuses. That it is one page,
/// browser-test holds.
class DatasheetCommandTest {
  private static final String HELD =
      """
      study: held
      plant: systems/particle.yaml
      agent: systems/evolved-feedback.yaml
      connect: {agent.x: plant.position, agent.v: plant.velocity, plant.u: agent.u}
      reward: -plant.x^2 - plant.u^2
      solve: {method: shark, step: 0.05, until: 10, seeds: 8}
      arms: {evolved: {}, best: {agent: lqr}}
      measure: {return: {sum: 0.05*reward, at: 10}}
      """;

  @TempDir private Path folder;

  private String page(String... args) throws IOException {
    Stream<String> all = Stream.concat(Stream.of("datasheet"), Stream.of(args));
    CommandRun run =
        CommandRun.in(
            folder, Stream.concat(all, Stream.of("--no-tools", "--no-pdf")).toArray(String[]::new));
    assertEquals(0, run.code(), run.err());
    return Files.readString(folder.resolve(run.out().strip()));
  }

  @Test
  void aControllerIsOnItsPage() throws IOException {
    Files.writeString(folder.resolve("held.yaml"), HELD);
    String page = page("held.yaml");
    assertTrue(page.contains("<h1>evolved-feedback</h1>"), page);
    assertTrue(page.contains("for the plant particle"), page);
    assertTrue(page.contains("\\mathrm{d}a_{1} &amp;= a_{2}"), page);
    assertTrue(page.contains("<tr class=\"own\"><td>evolved</td>"), page);
    assertTrue(page.contains("<td>C, q15.16</td>"), page);
    assertTrue(page.contains("<td>digital 45 nm, float 32</td>"), page);
    assertTrue(page.contains("<span>held.yaml</span> <span>--no-tools</span>"), page);
    assertEquals(page, page("held.yaml"), "the same bytes again");
  }

  /// The intervals are those of the mean over seeds: a run of its own gives the same mean.
  @Test
  void thePerformanceIsThatOfARun() throws IOException {
    Files.writeString(folder.resolve("held.yaml"), HELD);
    String page = page("held.yaml");
    CommandRun run = CommandRun.in(folder, "run", "held.yaml", "--json");
    assertEquals(0, run.code(), run.err());
    double mean =
        Double.parseDouble(
            JsonValue.of(run.out())
                .at("runs")
                .at(0)
                .at("arms")
                .at(0)
                .at("measures")
                .at("return@10")
                .at("mean")
                .toString());
    String shown = NumberText.of(mean);
    assertTrue(page.contains("</td><td>" + shown + "</td>"), shown);
  }

  @Test
  void whatLearnsSaysItsParametersAtBirth() throws IOException {
    String page = page("particle-textbook", "--seeds", "3");
    assertTrue(page.contains("<h2>Parameters at birth</h2>"), page);
    assertTrue(page.contains("its loop and its learning add"), page);
  }

  @Test
  void aLoneSystemIsNotJudged() throws IOException {
    String page = page("van-der-pol");
    assertTrue(page.contains("nothing is measured"), page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digits | is not one controller with fixed equations",
        "particle-textbook --arm learnin | did you mean 'learning'",
        "particle-textbook --seeds 1 | --seeds takes a number from 2",
        "latent-controller | has unknown functions",
      })
  void whatIsWrongIsSaid(String line, String expected) throws IOException {
    CommandRun run = CommandRun.in(folder, ("datasheet " + line).split(" "));
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(expected), run.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
