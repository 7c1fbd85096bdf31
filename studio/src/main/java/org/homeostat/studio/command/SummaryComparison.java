package org.homeostat.studio.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.file.Json;

/// Compares summaries, less what differs between equal runs: how long they took and where they
/// stand.
final class SummaryComparison {
  private static final List<String> ASIDE = List.of("wall_seconds", "cpu_seconds", "folder");

  private SummaryComparison() {}

  static boolean equal(String first, String second) {
    return read(first).equals(read(second));
  }

  private static Object read(String text) {
    try {
      return rest(Json.read(text));
    } catch (IllegalArgumentException notJson) {
      return text;
    }
  }

  private static Object rest(Object document) {
    return switch (document) {
      case Map<?, ?> map -> {
        Map<Object, Object> rest = new LinkedHashMap<>();
        map.forEach((key, value) -> {
          if (!ASIDE.contains(key)) {
            rest.put(key, rest(value));
          }
        });
        yield rest;
      }
      case List<?> list -> list.stream().map(SummaryComparison::rest).toList();
      default -> document;
    };
  }
}
