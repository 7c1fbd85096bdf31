package org.homeostat.studio.command;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A text with one mistake in it.
///
/// @param meant what stood there before
/// @param written what stands there now
record Mutation(String text, String meant, String written) {
  private static final Pattern WORD =
      Pattern.compile("(?<![\\w.])[A-Za-z][A-Za-z0-9_./-]*[A-Za-z0-9]");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(\\.\\d+)?(?![\\w.])");
  private static final Pattern GROUP = Pattern.compile("\\{[^{}\\[\\]]*}|\\[[^{}\\[\\]]*]");
  private static final Pattern BRACKET = Pattern.compile("[\\[\\]{}]");
  private static final Pattern LINE = Pattern.compile("(?m)^  \\S|^\\S");

  /// Lines whose words a person chooses freely.
  private static final Pattern FREE =
      Pattern.compile("(study|system|about|source|look|outputs): .*|\\s*#.*");

  /// Words that a person chooses freely: any spelling of them is right.
  private static final List<String> FREE_WORDS =
      List.of("learning", "without", "return", "seen1", "seen2", "felt1", "felt2", "school");

  /// One slip of the fingers in a word of three letters and more: a letter left out, doubled,
  /// replaced, or swapped with its neighbour.
  static Mutation ofWord(String text, SplittableRandom random) {
    List<String> words = places(text, WORD).map(MatchResult::group).toList();
    while (true) {
      MatchResult place = chosen(text, WORD, random);
      String word = place.group();
      String written = misspelt(word, random);
      boolean meaning = word.length() >= 3 && !FREE_WORDS.contains(word);
      if (meaning && !words.contains(written) && WORD.matcher(written).matches()) {
        return at(text, place, written);
      }
    }
  }

  /// A word in the place of a number.
  static Mutation ofNumber(String text, SplittableRandom random) {
    return at(text, chosen(text, NUMBER, random), "ten");
  }

  /// A list in the place of a mapping, or a mapping in the place of a list.
  static Mutation ofStructure(String text, SplittableRandom random) {
    MatchResult place = chosen(text, GROUP, random);
    return at(text, place, place.group().startsWith("{") ? "[one, [two]]" : "{one: {two: 2}}");
  }

  /// A bracket too few or too many, or a tab before a line.
  static Mutation ofSyntax(String text, SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      MatchResult place = chosen(text, LINE, random);
      return at(text, place, "\t" + place.group());
    }
    MatchResult place = chosen(text, BRACKET, random);
    return at(text, place, random.nextBoolean() ? "" : place.group() + place.group());
  }

  private static Mutation at(String text, MatchResult place, String written) {
    String mutated = text.substring(0, place.start()) + written + text.substring(place.end());
    return new Mutation(mutated, place.group(), written);
  }

  private static MatchResult chosen(String text, Pattern pattern, SplittableRandom random) {
    List<MatchResult> places = places(text, pattern).toList();
    return places.get(random.nextInt(places.size()));
  }

  private static Stream<MatchResult> places(String text, Pattern pattern) {
    List<MatchResult> places = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int start = text.lastIndexOf('\n', matcher.start()) + 1;
      String before = text.substring(start, matcher.start());
      String line = text.substring(start).lines().findFirst().orElse("");
      boolean free = FREE.matcher(line).matches() || isOutput(text.substring(0, start), before);
      if (!free && !before.contains("#")) {
        places.add(matcher.toMatchResult());
      }
    }
    return places.stream();
  }

  /// Whether the name of an output begins a line, which is chosen freely too.
  private static boolean isOutput(String above, String before) {
    return !before.isEmpty()
        && before.isBlank()
        && above
            .lines()
            .filter(line -> !line.startsWith(" "))
            .reduce("", (_, line) -> line)
            .equals("outputs:");
  }

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
