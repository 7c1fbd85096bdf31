package org.homeostat.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// A mapping of a YAML file, in the order of the file; its keys are texts and differ.
///
/// @param source its first character
public record YamlMap(SourceText source, List<Entry> entries) implements Yaml {

  /// A key and its value.
  public record Entry(YamlText key, Yaml value) {
    public String name() {
      return key.text();
    }
  }

  public YamlMap {
    entries = List.copyOf(entries);
  }

  /// A mapping without entries, at a place of its own called `name`.
  public static YamlMap empty(String name) {
    return new YamlMap(SourceText.of(name, ""), List.of());
  }

  public Optional<Yaml> get(String key) {
    return entries.stream().filter(entry -> entry.name().equals(key)).map(Entry::value).findFirst();
  }

  /// As [#get]; a missing key is a problem with this mapping.
  public Optional<Yaml> require(String key, String advice, Problems problems) {
    Optional<Yaml> value = get(key);
    if (value.isEmpty()) {
      problems.add(problem("missing key '" + key + "'", advice));
    }
    return value;
  }

  /// Every key that is not among `known` is a problem; the advice names the nearest known key.
  ///
  /// @return this mapping as it was probably meant, with which reading goes on: a mistyped key is
  ///   the nearest of the known ones that are missing
  public YamlMap allowOnly(List<String> known, Problems problems) {
    List<Entry> meant = new ArrayList<>();
    for (Entry entry : entries) {
      if (known.contains(entry.name())) {
        meant.add(entry);
        continue;
      }
      String all = "known here: " + String.join(", ", known);
      String near = Nearest.advice(entry.name(), known);
      problems.add(
          entry.key().problem("unknown key '" + entry.name() + "'", (near + " " + all).strip()));
      Nearest.of(entry.name(), known).stream()
          .filter(key -> get(key).isEmpty())
          .findFirst()
          .map(key -> new YamlText(SourceText.of("a mistyped key", key), false))
          .ifPresent(key -> meant.add(new Entry(key, entry.value())));
    }
    return new YamlMap(source, meant);
  }

  @Override
  public Problem problem(String message, String advice) {
    return new Problem(source.position(0), 1, message, advice);
  }

  @Override
  public String kind() {
    return "a mapping";
  }

  @Override
  public Map<String, Object> value() {
    Map<String, Object> values = new LinkedHashMap<>();
    entries.forEach(entry -> values.put(entry.name(), entry.value().value()));
    return Collections.unmodifiableMap(values);
  }
}
