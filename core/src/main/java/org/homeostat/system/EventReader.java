package org.homeostat.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;

/// Reads `events: {spike: {when: v > 1, set: {v: 0}, refractory: 2 ms}}`.
final class EventReader {
  static final String WHEN = "when";
  static final String RATE = "rate";
  static final String OF = "of";
  static final String AFTER = "after";
  static final String REFRACTORY = "refractory";

  /// The keys of which an event has one.
  static final List<String> TRIGGERS = List.of(WHEN, RATE, OF);

  /// The keys whose values are expressions.
  private static final List<String> PARTS = List.of(WHEN, RATE, OF, AFTER, REFRACTORY);

  private static final String SET = "set";
  private static final String SHAPE = "shape";
  private static final List<String> KEYS = List.of(WHEN, RATE, SHAPE, OF, AFTER, SET, REFRACTORY);

  private final Problems problems;

  EventReader(Problems problems) {
    this.problems = problems;
  }

  void read(YamlMap file, List<Draft.Happening> into) {
    file.get("events")
        .flatMap(value -> value.map(problems))
        .ifPresent(events -> events.entries().forEach(entry -> read(entry).ifPresent(into::add)));
  }

  private Optional<Draft.Happening> read(YamlMap.Entry entry) {
    if (!(entry.value() instanceof YamlMap given)) {
      problems.add(
          entry
              .value()
              .problem(
                  "expected what the event is, found " + entry.value().kind(),
                  "write " + entry.name() + ": {when: x > 1, set: {x: 0}}"));
      return Optional.empty();
    }
    YamlMap map = given.allowOnly(KEYS, problems);
    Map<String, SourceText> parts = new LinkedHashMap<>();
    for (String key : PARTS) {
      map.get(key)
          .flatMap(value -> value.text(problems))
          .ifPresent(text -> parts.put(key, text.source()));
    }
    List<Statement> sets = new ArrayList<>();
    new DeclarationReader(problems).statements(map, SET, sets);
    Shape shape =
        map.get(SHAPE)
            .flatMap(value -> new ValueReader(problems).shape(value))
            .orElse(Shape.SCALAR);
    return Optional.of(new Draft.Happening(entry.key().source(), parts, sets, shape));
  }
}
