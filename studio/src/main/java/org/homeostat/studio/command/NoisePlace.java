package org.homeostat.studio.command;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.expression.InputException;
import org.homeostat.expression.SourceText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.NoiseSource;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;

/// Where the noise of a file is, for targets that have none.
final class NoisePlace {
  private NoisePlace() {}

  /// @throws InputException at the noise of a system, or at the part of a study that brings it
  static void refuse(DynamicalSystem system, SourceText text) {
    if (system.noise().isEmpty()) {
      return;
    }
    NoiseSource first = system.noise().getFirst();
    String name = first.name();
    String part = name.contains(".") ? name.substring(0, name.indexOf('.')) : "noise";
    YamlMap file = YamlReader.read(text);
    String message =
        "the noise "
            + name
            + " has no counterpart: Modelica has no stochastic differential equations";
    String advice = "--to c, fmu and spice take it; or export a system without noise";
    throw new InputException(
        List.of(
            Stream.of(part, "learn", "noise", "plant", "study", "system")
                .flatMap(key -> file.entries().stream().filter(each -> each.name().equals(key)))
                .findFirst()
                .map(entry -> entry.key().problem(message, advice))
                .orElseGet(() -> file.problem(message, advice))));
  }
}
