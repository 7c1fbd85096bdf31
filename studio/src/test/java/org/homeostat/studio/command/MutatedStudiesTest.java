package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.homeostat.studio.study.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// Puts one mistake into a shipped study or system, hundreds of times: the first line of what
/// `check` says names the place, and nearly always the word that was meant is suggested.
class MutatedStudiesTest {
  private static final long SEED = 20261123;
  private static final Pattern PLACED = Pattern.compile("file\\.yaml:\\d+:\\d+: .+");
  private static final String FREE_WORDS =
      ".*(rules|adaptive|images|policies|chips|compare|cost|devices)/.*";

  @TempDir private Path folder;

  /// How a text goes wrong.
  private interface Mutator extends BiFunction<String, SplittableRandom, Mutation> {}

  @Test
  void aMisspeltWordOfAStudyIsPlacedAndTheRightOneSuggested(TestReporter reporter)
      throws IOException {
    assertSuggested(texts(true), 300, reporter);
  }

  @Test
  void aMisspeltWordOfASystemIsPlacedAndTheRightOneSuggested(TestReporter reporter)
      throws IOException {
    assertSuggested(texts(false), 200, reporter);
  }

  @Test
  void aWordInThePlaceOfANumberIsPlaced() throws IOException {
    assertPlaced(texts(true), Mutation::ofNumber);
  }

  @Test
  void aListInThePlaceOfAMappingIsPlaced() throws IOException {
    assertPlaced(texts(true), Mutation::ofStructure);
  }

  @Test
  void brokenYamlIsPlaced() throws IOException {
    assertPlaced(texts(true), Mutation::ofSyntax);
  }

  private void assertPlaced(List<String> texts, Mutator mutator) throws IOException {
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < 60; i++) {
      check(mutator.apply(texts.get(random.nextInt(texts.size())), random));
    }
  }

  private void assertSuggested(List<String> texts, int mutations, TestReporter reporter)
      throws IOException {
    var random = new SplittableRandom(SEED);
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < mutations; i++) {
      Mutation mutation = Mutation.ofWord(texts.get(random.nextInt(texts.size())), random);
      CommandRun check = check(mutation);
      if (!suggests(check.err(), mutation)) {
        missed.add(mutation.meant() + " as " + mutation.written() + "\n" + check.err());
      }
    }
    reporter.publishEntry("suggested", (mutations - missed.size()) + " of " + mutations);
    assertTrue(
        missed.size() <= mutations / 10,
        () -> "seed " + SEED + ", " + missed.size() + " missed:\n" + String.join("\n", missed));
  }

  private CommandRun check(Mutation mutation) throws IOException {
    Files.writeString(folder.resolve("file.yaml"), mutation.text());
    CommandRun check = CommandRun.in(folder, "check", "file.yaml");
    String what = "seed " + SEED + ": " + mutation.meant() + " as " + mutation.written();
    assertEquals(2, check.code(), what + "\n" + mutation.text());
    assertTrue(PLACED.matcher(check.firstError()).matches(), what + "\n" + check.err());
    return check;
  }

  /// `did you mean 'agent.tau'?` suggests `tau` too. Where a declaration was misspelt, its uses are
  /// wrong and what is declared is suggested.
  private static boolean suggests(String said, Mutation mutation) {
    return said.lines()
        .filter(line -> line.strip().startsWith("did you mean "))
        .anyMatch(line -> names(line, mutation.meant()) || names(line, mutation.written()));
  }

  private static boolean names(String line, String word) {
    return line.contains("'" + word + "'") || line.contains("." + word + "'");
  }

  private static List<String> texts(boolean studies) {
    var library = new Library(Path.of("no such folder"));
    return library.entries().stream()
        .filter(entry -> entry.isStudy() == studies)
        // rules name arguments that they may leave unused; their judges, studies of change and of
        // images have arms of any words, policies names of any functions; brains have any names,
        // and the words of a command are not ours
        .filter(entry -> !entry.path().matches(FREE_WORDS))
        .map(entry -> library.text(entry.path()).orElseThrow().text())
        .toList();
  }
}
