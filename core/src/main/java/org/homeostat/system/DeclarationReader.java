package org.homeostat.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.Shape;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.expression.Unit;

/// Reads the parts of a system file that declare names.
final class DeclarationReader {
  private final Problems problems;

  DeclarationReader(Problems problems) {
    this.problems = problems;
  }

  /// `{x: 0, v: 1 m/s, z: [0, 0], A: {shape: [2, 2], start: 0}}`, or `[u, v]` for scalars that are
  /// 0.
  void variables(YamlMap file, String key, List<Draft.Declared> into) {
    Optional<Yaml> declared = file.get(key);
    if (declared.isEmpty() || isEmpty(declared.get())) {
      return;
    }
    if (declared.get() instanceof YamlList names) {
      for (SourceText name : names(names)) {
        Variable variable = new Variable(name.text(), Shape.SCALAR, Tensor.scalar(0), Unit.FREE);
        into.add(new Draft.Declared(name, variable));
      }
      return;
    }
    ValueReader values = new ValueReader(problems);
    declared
        .get()
        .map(problems)
        .ifPresent(map -> {
          for (YamlMap.Entry entry : map.entries()) {
            Variable variable = values.variable(entry.name(), entry.value());
            into.add(new Draft.Declared(entry.key().source(), variable));
          }
        });
  }

  /// `[w]` for scalar Wiener noise, or `{w: {shape: [2]}, n: {kind: poisson, rate: 5}}`.
  ///
  /// @param events is given the Poisson processes, which are events without consequences
  void noise(YamlMap file, List<Draft.DeclaredNoise> into, List<Draft.Happening> events) {
    Optional<Yaml> declared = file.get("noise");
    if (declared.isEmpty() || isEmpty(declared.get())) {
      return;
    }
    if (declared.get() instanceof YamlList names) {
      for (SourceText name : names(names)) {
        NoiseSource source = new NoiseSource(name.text(), NoiseSource.Kind.WIENER, Shape.SCALAR);
        into.add(new Draft.DeclaredNoise(name, source));
      }
      return;
    }
    declared
        .get()
        .map(problems)
        .ifPresent(map -> {
          for (YamlMap.Entry entry : map.entries()) {
            NoiseSource source = source(entry);
            if (source.kind() == NoiseSource.Kind.POISSON) {
              events.add(process(entry, source.shape()));
            } else {
              into.add(new Draft.DeclaredNoise(entry.key().source(), source));
            }
          }
        });
  }

  private NoiseSource source(YamlMap.Entry entry) {
    Shape shape = Shape.SCALAR;
    NoiseSource.Kind kind = NoiseSource.Kind.WIENER;
    Optional<YamlMap> settings = entry.value().map(problems);
    if (settings.isPresent()) {
      settings.get().allowOnly(List.of("shape", "kind", EventReader.RATE), problems);
      shape =
          settings
              .get()
              .get("shape")
              .flatMap(value -> new ValueReader(problems).shape(value))
              .orElse(Shape.SCALAR);
      kind =
          settings
              .get()
              .get("kind")
              .flatMap(value -> value.text(problems))
              .map(this::kind)
              .orElse(kind);
      if (kind != NoiseSource.Kind.POISSON) {
        settings
            .get()
            .get(EventReader.RATE)
            .ifPresent(rate ->
                problems.add(rate.problem("only Poisson noise has a rate", "write kind: poisson")));
      }
    }
    return new NoiseSource(entry.name(), kind, shape);
  }

  /// The events of a Poisson process.
  private Draft.Happening process(YamlMap.Entry entry, Shape shape) {
    Map<String, SourceText> rate = new LinkedHashMap<>();
    entry
        .value()
        .map(problems)
        .flatMap(settings -> settings.get(EventReader.RATE))
        .flatMap(value -> value.text(problems))
        .ifPresent(text -> rate.put(EventReader.RATE, text.source()));
    return new Draft.Happening(entry.key().source(), rate, List.of(), shape);
  }

  private NoiseSource.Kind kind(YamlText kind) {
    return switch (kind.text()) {
      case "wiener" -> NoiseSource.Kind.WIENER;
      case "sampled" -> NoiseSource.Kind.SAMPLED;
      case "poisson" -> NoiseSource.Kind.POISSON;
      default -> {
        problems.add(
            kind.problem(
                "unknown kind of noise '" + kind.text() + "'",
                "known here: wiener, poisson, sampled"));
        yield NoiseSource.Kind.WIENER;
      }
    };
  }

  /// `{name: expression}`; a list `[v, I]` stands for `{v: v, I: I}`.
  void statements(YamlMap file, String key, List<Statement> into) {
    Optional<Yaml> declared = file.get(key);
    if (declared.isEmpty() || isEmpty(declared.get())) {
      return;
    }
    if (declared.get() instanceof YamlList names) {
      names(names).forEach(name -> into.add(new Statement(name, name)));
      return;
    }
    declared
        .get()
        .map(problems)
        .ifPresent(map ->
            map.entries()
                .forEach(entry ->
                    entry
                        .value()
                        .text(problems)
                        .ifPresent(
                            text -> into.add(new Statement(entry.key().source(), text.source())))));
  }

  /// `{f: [x, y]}`, functions that are to be found.
  void unknown(YamlMap file, List<YamlMap.Entry> into) {
    Optional<Yaml> declared = file.get("unknown");
    if (declared.isPresent() && !isEmpty(declared.get())) {
      declared.get().map(problems).ifPresent(map -> into.addAll(map.entries()));
    }
  }

  private List<SourceText> names(YamlList list) {
    return list.items().stream()
        .flatMap(item -> item.text(problems).stream())
        .map(YamlText::source)
        .toList();
  }

  private static boolean isEmpty(Yaml value) {
    return value instanceof YamlText text && text.text().isEmpty();
  }
}
