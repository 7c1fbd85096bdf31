package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
  @TempDir private Path folder;

  private void table() throws IOException {
    Files.writeString(
        folder.resolve("flowers.csv"), "species,a,b,c,d\nrose,0,1,1,0\nlily,1,0,0,2.5\n");
  }

  @Test
  void theKnownSetsAreListedWithTheirPlaceOrHowToInstallThem() {
    CommandRun run = CommandRun.in(folder, "data", "--json");
    assertEquals(0, run.code(), run.err());
    List<JsonValue> sets = JsonValue.of(run.out()).at("sets").items();
    assertEquals(
        List.of("fashion-mnist/train", "fashion-mnist/test", "digits/train", "digits/test"),
        sets.stream().map(set -> set.at("name").value()).toList());
    assertEquals(
        List.of("apt-get install dataset-fashion-mnist"), sets.getFirst().at("install").value());
    CommandRun shown = CommandRun.in(folder, "data");
    assertEquals(0, shown.code(), shown.err());
    assertTrue(shown.out().contains("fashion-mnist/train  60,000  "), shown.out());
  }

  @Test
  void aSetIsDescribedWithOneOfItsExamples() throws IOException {
    table();
    CommandRun run =
        CommandRun.in(
            folder,
            "data",
            "flowers.csv",
            "--label",
            "species",
            "--shape",
            "2x2",
            "--example",
            "1");
    assertEquals(
        """
        flowers.csv
          examples  2
          input     2 x 2, floats
          range     0 to 2.5
          classes   2

          class  name  examples
              0  lily         1
              1  rose         1

        Example 1, lily:
          ░▒
        """
            .lines()
            .toList(),
        run.out().lines().toList());
    assertEquals(0, run.code(), run.err());
  }

  @Test
  void targetsAreShownAsNumbers() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "u,v,x\n1,2,3\n");
    CommandRun run = CommandRun.in(folder, "data", "t.csv", "--target", "u", "--target", "v");
    assertTrue(run.out().contains("targets   2 numbers"), run.out());
    assertTrue(run.out().contains("Example 0, 1 2:"), run.out());
    JsonValue document =
        JsonValue.of(CommandRun.in(folder, "data", "t.csv", "--target", "u", "--json").out());
    assertEquals(1L, document.at("targets").value());
    assertEquals(List.of(2L), document.at("shape").value());
  }

  @Test
  void aMistakeInTheDataIsToldWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("s.csv"), "label,x\na,one\n");
    CommandRun run = CommandRun.in(folder, "data", "s.csv");
    assertEquals(2, run.code());
    assertEquals(
        "homeostat: s.csv:2:3: expected a number in column 'x', found 'one'", run.firstError());
  }
}
