package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeostat.studio.study.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rnu | unknown command 'rnu' | did you mean 'run'?",
        "simulte lorenz | unknown command 'simulte' | did you mean 'simulate'?",
        "--verson | unknown option '--verson' | did you mean '--version'?",
        "run --sedes 3 | unknown option '--sedes' | did you mean '--seeds'?",
        "run --sedes=3 | unknown option '--sedes=3' | did you mean '--seeds'?",
        "list --josn | unknown option '--josn' | did you mean '--json'?",
        "run particle-textbok | no such file or study: 'particle-textbok' | did you mean"
            + " 'particle-textbook'?",
        "run studies/paper/pendulm.yaml | no such file or study: 'studies/paper/pendulm.yaml' | did"
            + " you mean 'studies/paper/pendulum.yaml'",
        "run particle-textbook --set plant.mas=2 | --set: there is no parameter, input or state"
            + " 'plant.mas' | did you mean 'plant.mass'",
        "run particle-textbook --set plant.mass | --set takes NAME=VALUE, found 'plant.mass' | for"
            + " example --set plant.mass=2",
        "run particle-textbook --set tau=[1,2,3] | --set: agent.tau has the shape [2], not [3] | a"
            + " single number fills every shape",
        "run particle-textbook --seeds 0 | --seeds takes a number from 1 to 100000000, found 0 |"
            + " \"\"",
        "run particle-textbook --until 0 | --until takes a time of at least one step, found 0.0 |"
            + " the step is 0.1",
        "run particle-textbook --threads 0 | --threads takes a number from 1 to 1024, found 0 |"
            + " \"\"",
        "run lorenz | lorenz is a system, not a study | 'homeostat simulate lorenz' draws it",
        "simulate pendulum.yaml | no such file or study: 'pendulum.yaml' | did you mean"
            + " 'studies/paper/pendulum.yaml', 'systems/pendulum.yaml'?",
        "simulate particle-textbook | particle-textbook is a study, not a system | 'homeostat run"
            + " particle-textbook' runs it",
        "simulate lorenz --method eulr-maruyama | there is no method 'eulr-maruyama' | \"\"",
        "simulate latent-controller | latent-controller has unknown functions: g, f1, f2 |"
            + " 'homeostat evolve' finds them",
        "evolve evolv-controller | no such file or study: 'evolv-controller' | did you mean"
            + " 'evolve-controller'?",
        "evolve particle-textbook | particle-textbook has no section 'evolve' | 'homeostat run"
            + " particle-textbook' runs it",
        "evolve lorenz | lorenz has no section 'evolve' | write a study with evolve",
        "evolve evolve-controller --generations 0 | --generations takes a number from 1 | \"\"",
        "evolve evolve-controller --set plant.mas=2 | --set: there is no parameter, input or state"
            + " 'plant.mas' | did you mean 'plant.mass'",
        "resume nowhere | nowhere is not the folder of a run: it has no study.yaml | results/",
        "show lorentz | no such file or study: 'lorentz' | did you mean 'lorenz'?",
        "data digits/tran | no such file or known set: 'digits/tran' | did you mean 'digits/train'",
        "data nowhere | no such file or known set: 'nowhere' | 'homeostat data' lists the known sets",
        "data . --shape 28,28 | --shape takes sizes, found '28,28' | such as --shape 28x28",
        "bench nonsense | no benchmark is called 'nonsense' | \"\"",
      })
  void aMistakeOnTheCommandLineIsExplained(String command, String message, String advice) {
    CommandRun run = CommandRun.in(folder, command.split(" "));
    assertTrue(run.firstError().startsWith("homeostat: " + message), run.err());
    assertTrue(run.err().contains(advice), run.err());
    assertEquals(2, run.code());
    assertEquals("", run.out());
  }

  @Test
  void aValueThatIsNoNumberIsPlaced() {
    CommandRun run = CommandRun.in(folder, "run", "particle-textbook", "--set", "plant.mass=heavy");
    assertTrue(run.firstError().startsWith("--set:1:8: "), run.err());
    assertEquals(2, run.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "simulate",
        "evolve",
        "resume",
        "show",
        "export",
        "cost",
        "check",
        "list",
        "reproduce",
        "bench",
        "data",
        "version",
        "completion"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    CommandRun run = CommandRun.in(folder, command, "--help");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("homeostat " + command), run.out());
    assertTrue(run.out().contains("Example"), run.out());
  }

  @Test
  void withoutACommandThereIsHelp() {
    assertTrue(CommandRun.in(folder).out().startsWith("Usage: homeostat"));
    assertEquals(0, CommandRun.in(folder, "help", "run").code());
    assertTrue(CommandRun.in(folder, "version").out().startsWith("homeostat "));
    assertEquals(CommandRun.in(folder, "version").out(), CommandRun.in(folder, "--version").out());
  }

  @Test
  void completionIsAScriptThatKnowsTheCommands() {
    String script = CommandRun.in(folder, "completion").out();
    assertTrue(script.startsWith("#!") && script.contains("reproduce"), script);
  }

  @Test
  void listNamesStudiesAndSystemsWithWhatTheyAreAbout() {
    CommandRun run = CommandRun.in(folder, "list", "--json");
    JsonValue document = JsonValue.of(run.out());
    for (String key : List.of("studies", "systems")) {
      for (JsonValue entry : document.at(key).items()) {
        assertTrue(!entry.at("about").value().equals(""), entry.toString());
      }
    }
    assertTrue(CommandRun.in(folder, "list").out().contains("systems/lorenz.yaml"));
  }

  @Test
  void filesOfTheWorkingFolderAreListedAndComeFirst() throws IOException {
    Files.createDirectories(folder.resolve("systems"));
    String mine = "system: mine\nabout: My own.\nstates: {x: 1}\nequations: |\n  dx = -x*dt\n";
    Files.writeString(folder.resolve("systems/mine.yaml"), mine);
    Files.writeString(folder.resolve("systems/lorenz.yaml"), mine);
    assertTrue(CommandRun.in(folder, "list").out().contains("My own."));
    assertTrue(CommandRun.in(folder, "show", "lorenz").out().contains("system: mine"));
  }

  @Test
  void theIndexNamesWhatShips() throws IOException {
    var library = new Library(folder);
    Set<String> named = new TreeSet<>();
    library.entries().forEach(entry -> named.add(entry.path()));
    assertEquals(files(), named, "update shipped.txt");
    for (Library.Entry entry : library.entries()) {
      String text = library.text(entry.path()).orElseThrow().text();
      assertTrue(
          text.lines().anyMatch(("about: " + entry.about())::equals),
          entry.path() + " says otherwise: update shipped.txt");
    }
  }

  private static Set<String> files() throws IOException {
    Path project = Path.of("..");
    Set<String> found = new TreeSet<>();
    for (String kind : List.of("studies", "systems", "rules")) {
      try (Stream<Path> files = Files.walk(project.resolve(kind))) {
        files
            .filter(file -> file.toString().endsWith(".yaml"))
            .forEach(file -> found.add(project.relativize(file).toString().replace('\\', '/')));
      }
    }
    return found;
  }

  static Stream<String> shipped() {
    return new Library(Path.of("no such folder")).entries().stream().map(Library.Entry::path);
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatShipsIsCorrectAndCanBeShown(String path) {
    assertEquals(path + ": ok", CommandRun.in(folder, "check", path).out().strip());
    assertEquals(0, CommandRun.in(folder, "show", path).code());
    assertTrue(CommandRun.in(folder, "show", path, "--latex").out().contains("aligned"));
  }
}
