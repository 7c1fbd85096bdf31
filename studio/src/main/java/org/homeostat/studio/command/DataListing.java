package org.homeostat.studio.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.studio.data.DataSets;
import org.homeostat.studio.data.KnownSet;

/// The known sets, and where they are.
record DataListing(DataSets sets) {
  void print(PrintStream out) {
    out.println("Known sets (homeostat data NAME)");
    List<List<String>> rows = new ArrayList<>();
    for (KnownSet set : sets.known()) {
      String place = sets.find(set).map(Object::toString).orElse("not on this machine");
      rows.add(
          List.of(set.name(), String.format(Locale.ROOT, "%,d", set.count()), set.about(), place));
    }
    Alignment.print(out, rows, Set.of(0, 2, 3));
    List<String> missing =
        sets.known().stream()
            .filter(set -> sets.find(set).isEmpty())
            .flatMap(set -> set.install().stream())
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      out.println();
      out.println("To install what is missing:");
      missing.forEach(line -> out.println("  " + line));
    }
  }

  Map<String, Object> document() {
    return Map.of("sets", sets.known().stream().map(this::value).toList());
  }

  private Map<String, Object> value(KnownSet set) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("name", set.name());
    value.put("about", set.about());
    value.put("count", set.count());
    value.put(
        "found", sets.find(set).map(path -> (Object) path.toString()).orElse(Optional.empty()));
    value.put("install", set.install());
    return value;
  }
}
