package org.homeostat.studio.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.studio.study.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Misspells one word of a shipped study, 300 times: the first line of what `check` says names the
/// place, and nearly always the word that was meant is suggested.
class MutatedStudiesTest {
  private static final long SEED = 20261123;
  private static final int MUTATIONS = 300;
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*[A-Za-z0-9]");
  private static final Pattern PLACED = Pattern.compile("study\\.yaml:\\d+:\\d+: .+");

  /// Words that a person chooses freely: any spelling of them is right.
  private static final List<String> FREE = List.of("learning", "without", "return");

  @TempDir private Path folder;

  /// A word of a study's text.
  private record Word(String text, int start) {}

  /// A study's text with one word misspelt.
  private record Mutation(String text, String meant, String written) {}

  @Test
  void aMisspeltWordIsPlacedAndTheRightOneSuggested() throws IOException {
    var random = new SplittableRandom(SEED);
    List<String> studies = studies();
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < MUTATIONS; i++) {
      Mutation mutation = mutate(studies.get(random.nextInt(studies.size())), random);
      Files.writeString(folder.resolve("study.yaml"), mutation.text());
      CommandRun check = CommandRun.in(folder, "check", "study.yaml");
      String what = "mutation " + i + ": " + mutation.meant() + " as " + mutation.written();
      assertEquals(2, check.code(), what + "\n" + mutation.text());
      assertTrue(PLACED.matcher(check.firstError()).matches(), what + "\n" + check.err());
      if (!suggests(check.err(), mutation.meant())) {
        missed.add(what + "\n" + check.err());
      }
    }
    assertTrue(
        missed.size() <= MUTATIONS / 10,
        () -> "seed " + SEED + ", " + missed.size() + " missed:\n" + String.join("\n", missed));
  }

  /// `did you mean 'agent.tau'?` suggests `tau` too.
  private static boolean suggests(String said, String meant) {
    return said.lines()
        .filter(line -> line.strip().startsWith("did you mean "))
        .anyMatch(line -> line.contains("'" + meant + "'") || line.contains("." + meant + "'"));
  }

  private static List<String> studies() {
    var library = new Library(Path.of("no such folder"));
    return library.entries().stream()
        .filter(Library.Entry::isStudy)
        .map(entry -> library.text(entry.path()).orElseThrow().text())
        .toList();
  }

  private static Mutation mutate(String study, SplittableRandom random) {
    List<Word> words = words(study);
    while (true) {
      Word word = words.get(random.nextInt(words.size()));
      String written = misspelt(word.text(), random);
      boolean other = words.stream().noneMatch(each -> each.text().equals(written));
      if (other && !written.equals(word.text()) && WORD.matcher(written).matches()) {
        String text =
            study.substring(0, word.start())
                + written
                + study.substring(word.start() + word.text().length());
        return new Mutation(text, word.text(), written);
      }
    }
  }

  /// The words that mean something, of three letters and more.
  private static List<Word> words(String study) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (String line : study.split("\n", -1)) {
      boolean prose =
          line.startsWith("study:") || line.startsWith("about:") || line.startsWith("source:");
      Matcher matcher = WORD.matcher(line);
      while (!prose && matcher.find()) {
        if (matcher.group().length() >= 3 && !FREE.contains(matcher.group())) {
          words.add(new Word(matcher.group(), start + matcher.start()));
        }
      }
      start += line.length() + 1;
    }
    return words;
  }

  /// One slip of the fingers: a letter left out, doubled, replaced, or swapped with its neighbour.
  private static String misspelt(String word, SplittableRandom random) {
    int at = 1 + random.nextInt(word.length() - 1);
    String before = word.substring(0, at);
    String letter = word.substring(at, at + 1);
    String after = word.substring(at + 1);
    return switch (random.nextInt(4)) {
      case 0 -> before + after;
      case 1 -> before + letter + letter + after;
      case 2 -> before + (char) ('a' + random.nextInt(26)) + after;
      default -> word.substring(0, at - 1) + letter + word.charAt(at - 1) + after;
    };
  }
}
