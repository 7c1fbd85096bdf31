package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What learning takes until it is good enough, and arms beside each other.
class CostCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyData.write(folder);
  }

  private CommandRun reach(String percent, String... more) {
    List<String> command = new ArrayList<>(List.of("cost", "tiny.yaml", "-q"));
    command.addAll(List.of("--reach", percent));
    command.addAll(List.of(more));
    return CommandRun.in(folder, command.toArray(String[]::new));
  }

  /// Back-propagation meets each matrix three times, but the first only twice; beside these
  /// products there are few multiply-accumulates.
  @Test
  void learningIsCountedUntilItIsGoodEnough() {
    CommandRun run = reach("60", "--json");
    assertEquals(0, run.code(), run.err());
    JsonValue arm = JsonValue.of(run.out()).at("arms").at("backpropagation");
    JsonValue first = arm.at("runs").at(0);
    assertEquals(true, first.at("reached").value());
    assertTrue((Double) first.at("accuracy").value() >= 0.6);
    long epochs = (Long) first.at("epochs").value();
    assertEquals(epochs, arm.at("runs").at(1).at("epochs").value(), "seeds of one length");
    double products = 200.0 * epochs * (2 * 12 * 16 + 3 * 4 * 12);
    double counted = (Double) arm.at("mac").value();
    assertTrue(counted >= products && counted < 1.5 * products, counted + " of " + products);
    double joules = (Double) arm.at("joules").at("digital 45 nm, float 32").at("low").value();
    assertTrue(joules > 4.6e-12 * products, run.out());
  }

  @Test
  void whatIsNotReachedHasNoCost() throws IOException {
    Files.writeString(
        folder.resolve("tiny.yaml"), TinyData.STUDY.replace("epochs: 4", "epochs: 1"));
    CommandRun run = reach("99.9");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("0 of 2"), run.out());
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    assertEquals(0, reach("60", "--page", "reach.html").code());
    assertTrue(page("reach.html").contains("Until 60 %"));
    assertTrue(page("reach.html").contains("backpropagation"));
    assertEquals(reach("60", "--threads", "1").out(), reach("60", "--threads", "4").out());
  }

  /// What plans costs more than what learns, which costs more than what is found; a feedback
  /// without memory is not counted as the plant's.
  @Test
  void armsStandBesideEachOther() throws IOException {
    CommandRun run =
        CommandRun.in(
            folder, "cost", "particle-hour", "--during", "3600", "--steps", "50", "--json");
    assertEquals(0, run.code(), run.err());
    JsonValue arms = JsonValue.of(run.out());
    double planning = macs(arms, "predictive control", "decisions");
    double learning = macs(arms, "learning agent", "learn");
    double found = macs(arms, "evolved equations", "agent");
    assertTrue(planning > learning && learning > found, run.out());
    assertTrue(macs(arms, "linear feedback", "agent") > 0, run.out());
    CommandRun table =
        CommandRun.in(
            folder, "cost particle-hour --during 3600 --steps 50 --page hour.html".split(" "));
    assertTrue(page("hour.html").contains("Joules of 3600 simulated seconds"));
    assertTrue(page("hour.html").contains("predictive control"));
    assertTrue(table.out().startsWith("particle-hour: joules of 3600 simulated"), table.out());
  }

  private String page(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static double macs(JsonValue arms, String arm, String component) {
    return (Double) arms.at(arm).at("components").at(component).at("mac").value();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    for (String wrong :
        List.of(
            "cost tiny.yaml --reach 120 | --reach takes a percentage",
            "cost tiny.yaml | tiny.yaml trains",
            "cost lorenz --reach 80 | --reach goes with a study that trains",
            "cost lorenz --input a.csv | --input, --step and --until go with a .nir file",
            "cost a.nir --page a.html | --page goes with a system or a study",
            "cost a.nir --during 5 | --during and --reach go with a study",
            "cost tiny.yaml --during 5 | --during goes with a study that does not train",
            "cost tiny.yaml --reach 60 --arm=a | --reach is of all arms",
            "cost particle-hour --during 5 --arm=a | --during is of all arms",
            "cost particle-hour --during 0 | --during takes a time",
            "cost ten-changes --arm=mass_x4,_identifying --steps 30 | the agent of")) {
      String[] parts = wrong.split(" \\| ");
      List<String> words =
          List.of(parts[0].split(" ")).stream()
              .map(word -> word.startsWith("--arm") ? word.replace('_', ' ') : word)
              .toList();
      CommandRun run = CommandRun.in(folder, words.toArray(String[]::new));
      assertEquals(2, run.code(), run.err());
      assertTrue(run.err().contains(parts[1]), run.err());
    }
  }
}
