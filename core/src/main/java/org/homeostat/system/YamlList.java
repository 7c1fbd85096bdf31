package org.homeostat.system;

import java.util.List;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;

/// A sequence of a YAML file.
///
/// @param source its first character
public record YamlList(SourceText source, List<Yaml> items) implements Yaml {
  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public Problem problem(String message, String advice) {
    return new Problem(source.position(0), 1, message, advice);
  }

  @Override
  public String kind() {
    return "a list";
  }

  @Override
  public List<Object> value() {
    return items.stream().map(Yaml::value).toList();
  }
}
