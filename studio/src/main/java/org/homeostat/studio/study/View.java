package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Literal;
import org.homeostat.expression.Name;
import org.homeostat.expression.Nearest;
import org.homeostat.expression.Parsed;
import org.homeostat.expression.Parser;
import org.homeostat.expression.SourceText;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlList;
import org.homeostat.system.YamlMap;

/// How a system is drawn: the shapes of `view: {disk: {at: [x, 0], radius: 0.1}, ...}`.
///
/// | figure | places |
/// | --- | --- |
/// | disk | at, radius |
/// | arrow | from, by |
/// | line | from, to |
/// | rod | from, to, thickness |
/// | rectangle | at, size, angle |
public record View(List<Figure> figures) {
  private static final List<String> KINDS = List.of("disk", "arrow", "line", "rod", "rectangle");
  private static final List<String> PAIRS = List.of("at", "from", "to", "by", "size");

  public View {
    figures = List.copyOf(figures);
  }

  /// One shape; its quantities are scalar expressions in the names of the solved system.
  public record Figure(Kind kind, List<Expression> quantities) {
    public Figure {
      quantities = List.copyOf(quantities);
    }
  }

  /// What is drawn, and the quantities that it needs; a pair is a list of two.
  public enum Kind {
    DISK,
    ARROW,
    LINE,
    ROD,
    RECTANGLE;

    private List<String> keys() {
      return switch (this) {
        case DISK -> List.of("at", "radius");
        case ARROW -> List.of("from", "by");
        case LINE -> List.of("from", "to");
        case ROD -> List.of("from", "to", "thickness");
        case RECTANGLE -> List.of("at", "size", "angle");
      };
    }
  }

  /// Reads the view of a system file, which says nothing or what to draw.
  ///
  /// @param system the system of that file
  /// @param prefix what the system's names begin with in the solved system: `plant.` or nothing
  static View read(YamlMap view, DynamicalSystem system, String prefix, Problems problems) {
    var reader = new Reader(names(system, prefix), problems);
    List<Figure> figures = new ArrayList<>();
    for (YamlMap.Entry entry : view.allowOnly(KINDS, problems).entries()) {
      int kind = KINDS.indexOf(entry.name());
      List<Yaml> items =
          entry.value() instanceof YamlList list ? list.items() : List.of(entry.value());
      for (Yaml item : items) {
        if (kind >= 0) {
          item.map(problems).ifPresent(map -> figures.add(reader.figure(Kind.values()[kind], map)));
        }
      }
    }
    return new View(figures);
  }

  private static Map<String, Expression> names(DynamicalSystem system, String prefix) {
    Map<String, Expression> names = new LinkedHashMap<>();
    Naming.variables(system)
        .map(Variable::name)
        .forEach(name -> names.put(name, new Name(prefix + name)));
    Stream.concat(system.definitions().stream(), system.outputs().stream())
        .forEach(each -> names.put(each.name(), new Name(prefix + each.name())));
    names.put("t", new Name("t"));
    return names;
  }

  private record Reader(Map<String, Expression> names, Problems problems) {
    Figure figure(Kind kind, YamlMap written) {
      YamlMap map = written.allowOnly(kind.keys(), problems);
      List<Expression> quantities = new ArrayList<>();
      for (String key : kind.keys()) {
        boolean pair = PAIRS.contains(key);
        quantities.addAll(
            map.require(key, "it needs " + String.join(", ", kind.keys()), problems)
                .map(node -> pair ? pair(node) : List.of(scalar(node)))
                .orElse(List.of()));
      }
      return new Figure(kind, quantities);
    }

    private List<Expression> pair(Yaml node) {
      if (node instanceof YamlList list && list.items().size() == 2) {
        return list.items().stream().map(this::scalar).toList();
      }
      problems.add(node.problem("expected a pair such as [x, 0], found " + node.kind(), ""));
      return List.of();
    }

    private Expression scalar(Yaml node) {
      return node.text(problems).map(text -> expression(text.source())).orElse(Literal.of(0));
    }

    private Expression expression(SourceText text) {
      try {
        Parsed parsed = Parser.parse(text);
        for (String name : parsed.expression().names()) {
          if (!names.containsKey(name)) {
            String near = Nearest.advice(name, names.keySet());
            problems.add(parsed.problem(parsed.expression(), "unknown name '" + name + "'", near));
          }
        }
        return parsed.expression().replace(names);
      } catch (InputException refused) {
        problems.addAll(refused);
        return Literal.of(0);
      }
    }
  }
}
