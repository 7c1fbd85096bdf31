package org.homeostat.studio.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeostat.studio.Main;

/// Does in a folder what a page says.
///
/// A block with a title is a file, which is written: ` ```yaml title="my.yaml" `. In a block of the
/// language `console`, each line `$ homeostat ...` is a command, which is run; the lines below it
/// are what it prints, on either stream, less its progress. A line `...` stands for any lines. The
/// time in the name of a run's folder is always shown as the same.
final class Console {
  private static final String SHOWN_TIME = "2026-11-23_20-15-07";
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d(-\\d+)?");
  private static final Pattern PROGRESS =
      Pattern.compile("[\\w.-]+: +(\\d+ %|run \\d+ of \\d+, generation) .* left");
  private static final Pattern COMMAND = Pattern.compile("\\$ (\\./)?homeostat ");

  private final Path folder;

  Console(Path folder) {
    this.folder = folder;
  }

  /// The page with what its commands print now.
  String rerun(Page page) throws IOException {
    List<String> now = new ArrayList<>();
    int copied = 0;
    for (Page.Fence fence : page.fences()) {
      now.addAll(page.lines().subList(copied, fence.first()));
      copied = fence.first() + fence.lines().size();
      if (!fence.title().isEmpty()) {
        Files.writeString(folder.resolve(fence.title()), fence.text());
      }
      now.addAll(fence.language().equals("console") ? rerun(fence) : fence.lines());
    }
    now.addAll(page.lines().subList(copied, page.lines().size()));
    return String.join("\n", now) + "\n";
  }

  private List<String> rerun(Page.Fence fence) throws IOException {
    List<String> now = new ArrayList<>();
    List<String> lines = fence.lines();
    for (int i = 0; i < lines.size(); ) {
      String command = lines.get(i);
      int end = i + 1;
      while (end < lines.size() && !lines.get(end).startsWith("$ ")) {
        end++;
      }
      List<String> shown = lines.subList(i + 1, end);
      List<String> printed = run(command);
      now.add(command);
      now.addAll(agree(shown, printed) ? shown : printed);
      i = end;
    }
    return now;
  }

  private List<String> run(String command) throws IOException {
    String words = COMMAND.matcher(command).replaceFirst("");
    if (words.equals(command)) {
      throw new AssertionError("not a command of homeostat: " + command);
    }
    List<String> arguments = new ArrayList<>();
    for (String word : words.split(" ")) {
      arguments.add(word.contains(SHOWN_TIME) ? latest(word) : word);
    }
    var printed = new ByteArrayOutputStream();
    try (var stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      Main.run(arguments.toArray(String[]::new), stream, stream, folder);
    }
    return printed
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !PROGRESS.matcher(line).matches())
        .map(line -> TIME.matcher(line).replaceAll(SHOWN_TIME).replace(folder + "/", ""))
        .toList();
  }

  /// The newest run in the place of the one that the page shows.
  private String latest(String shown) throws IOException {
    String study = shown.substring(0, shown.indexOf(SHOWN_TIME));
    try (Stream<Path> runs = Files.list(folder.resolve(study))) {
      String newest =
          runs.map(run -> run.getFileName().toString())
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return shown.replace(SHOWN_TIME, newest);
    }
  }

  /// Whether lines are as they are shown, with any lines in the place of `...`.
  private static boolean agree(List<String> shown, List<String> printed) {
    int gap = shown.indexOf("...");
    if (gap < 0) {
      return shown.equals(printed);
    }
    boolean begins = gap <= printed.size() && shown.subList(0, gap).equals(printed.subList(0, gap));
    List<String> rest = shown.subList(gap + 1, shown.size());
    return begins
        && Stream.iterate(gap, from -> from <= printed.size(), from -> from + 1)
            .anyMatch(from -> agree(rest, printed.subList(from, printed.size())));
  }
}
