package org.homeostat.studio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown page of the project.
///
/// @param file its path below the project's folder
record Page(Path file, List<String> lines) {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern OPENING = Pattern.compile("```(\\w+)(?: title=\"([^\"]+)\")?");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

  /// A fenced block.
  ///
  /// @param language the word after the fence: `yaml`
  /// @param title of ` ```yaml title="my.yaml" `, or empty
  /// @param first the number of its first line within the page, from 0
  record Fence(String language, String title, int first, List<String> lines) {
    String text() {
      return String.join("\n", lines) + "\n";
    }
  }

  static Page of(String file) {
    try {
      return new Page(Path.of(file), Files.readAllLines(PROJECT.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /// The pages of the project's own folder and of `docs`.
  static List<Page> all() {
    try (Stream<Path> top = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> of(PROJECT.relativize(file).toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the pages", e);
    }
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  List<Fence> fences() {
    List<Fence> fences = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher opening = OPENING.matcher(lines.get(i));
      if (opening.lookingAt()) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        String title = opening.group(2) == null ? "" : opening.group(2);
        fences.add(new Fence(opening.group(1), title, i + 1, lines.subList(i + 1, end)));
        i = end;
      }
    }
    return fences;
  }

  /// The lines outside fenced blocks.
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      boolean fence = line.startsWith("```");
      if (!inside && !fence) {
        prose.add(line);
      }
      inside ^= fence;
    }
    return prose;
  }

  /// The table that begins with this line, as it stands in the page.
  String table(String heading) {
    int start = lines.indexOf(heading);
    if (start < 0) {
      throw new AssertionError(file + " has no table " + heading);
    }
    int end = start;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return String.join("\n", lines.subList(start, end));
  }

  /// What stands between backquotes in a column of the table that begins with this line.
  List<String> codes(String heading, int column) {
    List<String> codes = new ArrayList<>();
    for (String row : table(heading).lines().skip(2).toList()) {
      Matcher code = Pattern.compile("`([^`]+)`").matcher(row.split(" \\| ")[column]);
      while (code.find()) {
        codes.add(code.group(1));
      }
    }
    return codes;
  }

  /// The addresses of all links.
  List<String> links() {
    return prose().stream()
        .flatMap(line -> LINK.matcher(line).results())
        .map(link -> link.group(1))
        .toList();
  }

  /// The names by which a link can point at the headings, as GitHub makes them.
  List<String> anchors() {
    return prose().stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
