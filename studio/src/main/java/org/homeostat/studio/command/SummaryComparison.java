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
    return rest(first).equals(rest(second));
  }

  private static Object rest(String text) {
    try {
      Object document = Json.read(text);
      if (document instanceof Map<?, ?> map) {
        Map<Object, Object> rest = new LinkedHashMap<>(map);
        ASIDE.forEach(rest::remove);
        return rest;
      }
      return document;
    } catch (IllegalArgumentException notJson) {
      return text;
    }
  }
}
