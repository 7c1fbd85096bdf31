package org.homeostat.expression;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The known words that a mistyped word may have meant.
public final class Nearest {
  private Nearest() {}

  private static final int MOST = 3;

  /// @param edits without regard to case
  /// @param alike the number of equal characters at the start
  private record Candidate(String word, int edits, boolean sameCase, int alike) {

    static final Comparator<Candidate> NEAREST_FIRST =
        Comparator.comparingInt(Candidate::edits)
            .thenComparing(Candidate::sameCase, Comparator.reverseOrder())
            .thenComparing(Candidate::alike, Comparator.reverseOrder())
            .thenComparingInt(candidate -> candidate.word.length())
            .thenComparing(Candidate::word);

    static Candidate of(String word, String known) {
      String last = known.substring(known.lastIndexOf('.') + 1);
      Candidate whole = of(word, known, known);
      return last.equals(known) || word.contains(".")
          ? whole
          : Collections.min(List.of(whole, of(word, last, known)), NEAREST_FIRST);
    }

    private static Candidate of(String word, String part, String known) {
      int edits = distance(word.toLowerCase(Locale.ROOT), part.toLowerCase(Locale.ROOT));
      int alike = 0;
      while (alike < Math.min(word.length(), part.length())
          && word.charAt(alike) == part.charAt(alike)) {
        alike++;
      }
      return new Candidate(known, edits, distance(word, part) == edits, alike);
    }
  }

  /// The known words within a third of the word's length in edits, nearest first, at most three of
  /// them; words that differ only in case stand alone. An edit inserts, deletes or replaces a
  /// character or swaps two neighbours (the optimal string alignment form of the
  /// Damerau-Levenshtein distance). The last part of a qualified name stands for the whole: `x` is
  /// near to `plant.x`.
  public static List<String> of(String word, Collection<String> known) {
    int bound = word.length() < 2 ? 0 : Math.max(1, (word.length() + 1) / 3);
    List<Candidate> near =
        known.stream()
            .distinct()
            .filter(each -> couldBeNear(word, each, bound))
            .map(each -> Candidate.of(word, each))
            .filter(candidate -> candidate.edits <= bound)
            .sorted(Candidate.NEAREST_FIRST)
            .toList();
    int farthest = near.isEmpty() || near.getFirst().edits > 0 ? bound : 0;
    return near.stream()
        .filter(candidate -> candidate.edits <= farthest)
        .limit(MOST)
        .map(Candidate::word)
        .toList();
  }

  private static boolean couldBeNear(String word, String known, int bound) {
    return known.indexOf('.') >= 0 || Math.abs(word.length() - known.length()) <= bound;
  }

  /// `did you mean 'friction'?`, or empty when nothing is near.
  public static String advice(String word, Collection<String> known) {
    List<String> near = of(word, known);
    return near.isEmpty() ? "" : "did you mean '" + String.join("', '", near) + "'?";
  }

  /// The number of edits between two words.
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
