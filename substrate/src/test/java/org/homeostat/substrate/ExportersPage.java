package org.homeostat.substrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tables of docs/exporters.md: what each exporter does with each system, `yes` or the number
/// of a refusal, and the refusals.
///
/// @param columns by exporter and system the refusal, or nothing
record ExportersPage(Map<String, Map<String, String>> columns) {
  private static final Path FILE = Path.of("..", "docs", "exporters.md");
  private static final String SYSTEMS = "| system | what it is |";
  private static final String REFUSALS = "| no | because |";
  private static final String YES = "yes";

  static ExportersPage read() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    Map<String, String> refusals = new LinkedHashMap<>();
    for (List<String> row : rows(lines, REFUSALS)) {
      refusals.put(row.get(0), row.get(1));
    }
    refusals.put(YES, "");
    List<List<String>> rows = rows(lines, SYSTEMS);
    List<String> titles = cells(lines.get(start(lines, SYSTEMS)));
    Map<String, Map<String, String>> columns = new LinkedHashMap<>();
    for (int i = 2; i < titles.size(); i++) {
      Map<String, String> column = new LinkedHashMap<>();
      for (List<String> row : rows) {
        column.put(row.get(0).replace("`", ""), refusals.getOrDefault(row.get(i), row.get(i)));
      }
      columns.put(titles.get(i), column);
    }
    return new ExportersPage(columns);
  }

  /// By system the refusal of an exporter, or nothing.
  Map<String, String> column(String title) {
    return columns.getOrDefault(title, Map.of());
  }

  /// Writes new columns, in this order; others keep what they say.
  static void write(
      List<Subject> subjects, List<String> titles, Map<String, Map<String, String>> columns)
      throws IOException {
    Map<String, Map<String, String>> all = new LinkedHashMap<>(read().columns);
    all.putAll(columns);
    List<String> refusals = new ArrayList<>();
    List<String> table = heading(SYSTEMS + " " + String.join(" | ", titles) + " |");
    for (Subject subject : subjects) {
      StringBuilder row =
          new StringBuilder("| `" + subject.name() + "` | " + subject.about() + " |");
      for (String title : titles) {
        String refusal = Objects.requireNonNull(all.get(title), title).get(subject.name()) + "";
        if (!refusal.isEmpty() && !refusals.contains(refusal)) {
          refusals.add(refusal);
        }
        row.append(" ").append(refusal.isEmpty() ? YES : "" + (refusals.indexOf(refusal) + 1));
        row.append(" |");
      }
      table.add(row.toString());
    }
    List<String> reasons = heading(REFUSALS);
    refusals.forEach(
        each -> reasons.add("| " + (refusals.indexOf(each) + 1) + " | " + each + " |"));
    List<String> lines = Files.readAllLines(FILE);
    replace(lines, SYSTEMS, table);
    replace(lines, REFUSALS, reasons);
    Files.write(FILE, lines);
  }

  private static List<String> heading(String heading) {
    int columns = (int) heading.chars().filter(c -> c == '|').count() - 1;
    return new ArrayList<>(List.of(heading, "|" + " --- |".repeat(columns)));
  }

  private static void replace(List<String> lines, String heading, List<String> table) {
    int start = start(lines, heading);
    lines.subList(start, end(lines, start)).clear();
    lines.addAll(start, table);
  }

  private static int start(List<String> lines, String heading) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(heading)) {
        return i;
      }
    }
    throw new AssertionError(FILE + " has no table " + heading);
  }

  private static int end(List<String> lines, int start) {
    int end = start;
    while (end < lines.size() && lines.get(end).startsWith("|")) {
      end++;
    }
    return end;
  }

  private static List<List<String>> rows(List<String> lines, String heading) {
    int start = start(lines, heading);
    return lines.subList(start, end(lines, start)).stream()
        .skip(2)
        .map(ExportersPage::cells)
        .toList();
  }

  private static List<String> cells(String row) {
    return List.of(row.substring(2, row.length() - 2).split(" \\| "));
  }
}
