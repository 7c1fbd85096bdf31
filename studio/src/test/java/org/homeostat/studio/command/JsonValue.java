package org.homeostat.studio.command;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeostat.studio.file.Json;

/// A value inside a JSON document.
record JsonValue(Object value) {
  static JsonValue of(String text) {
    return new JsonValue(Json.read(text));
  }

  JsonValue at(String key) {
    return new JsonValue(Objects.requireNonNull(((Map<?, ?>) value).get(key), key));
  }

  JsonValue at(int index) {
    return new JsonValue(Objects.requireNonNull(((List<?>) value).get(index)));
  }

  List<JsonValue> items() {
    return ((List<?>) value).stream().map(JsonValue::new).toList();
  }

  List<Object> keys() {
    return List.copyOf(((Map<?, ?>) value).keySet());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
