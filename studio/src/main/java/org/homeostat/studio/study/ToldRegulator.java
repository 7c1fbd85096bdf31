package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Literal;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.studio.design.Design;
import org.homeostat.studio.design.Designers;
import org.homeostat.studio.file.YamlDocument;
import org.homeostat.system.Change;
import org.homeostat.system.Changes;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Variable;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlReader;

/// A linear-quadratic regulator that is told of each change of its plant: its gain changes at the
/// same time to that of the plant as it is then, and what a sensor does it sees through. A delay it
/// is not told of.
///
/// @param agent as it is asked for
/// @param plant with the values that it has at the start
record ToldRegulator(
    Yaml agent, DynamicalSystem plant, Optional<Yaml> reward, double step, Problems problems) {

  /// The changes of the plant without those of its sensors, and then those of the gain.
  Yaml told(Yaml changes, Part part) {
    Changes own =
        new ChangesReader(plant, bare(part), step, new Problems()).read(unprefixed(changes));
    List<Object> all = new ArrayList<>();
    List<?> written = changes.value() instanceof List<?> list ? list : List.of(changes.value());
    written.forEach(each -> all.add(withoutSensors(each)));
    for (double time : ChangesReader.times(changes)) {
      frozen(own, time)
          .ifPresent(gain -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("at", time);
            entry.put("set", Map.of("agent.K", gain));
            all.add(entry);
          });
    }
    String text = YamlDocument.text(Map.of("changes", all));
    return YamlReader.read(SourceText.of("changes", text)).get("changes").orElseThrow();
  }

  /// The part as a lone system.
  private static Part bare(Part part) {
    return new Part("system", part.text(), part.file());
  }

  /// The changes in the names of the plant alone.
  private static Yaml unprefixed(Yaml changes) {
    String text = YamlDocument.text(Map.of("changes", changes.value()));
    return YamlReader.read(SourceText.of("changes", text.replace("plant.", "")))
        .get("changes")
        .orElseThrow();
  }

  /// An entry of changes without what it says of sensors.
  private Object withoutSensors(Object entry) {
    if (!(entry instanceof Map<?, ?> map)) {
      return entry;
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    map.forEach((key, said) -> {
      if (said instanceof Map<?, ?> values) {
        Map<String, Object> others = new LinkedHashMap<>();
        values.forEach((name, value) -> {
          if (!isSensor("" + name)) {
            others.put("" + name, value);
          }
        });
        kept.put("" + key, others);
      } else {
        kept.put("" + key, said);
      }
    });
    return kept;
  }

  private boolean isSensor(String name) {
    String bare = name.replace("plant.", "");
    return Stream.concat(plant.parameters().stream(), plant.inputs().stream())
        .noneMatch(each -> each.name().equals(bare));
  }

  /// The gain for the plant as it is from a time on; none if it cannot be held then.
  private Optional<Object> frozen(Changes own, double time) {
    List<Change> met =
        own.changes().stream()
            .filter(each -> each.role() != Change.Role.SENSOR)
            .filter(each -> !(each.effect() instanceof Change.Delay))
            .toList();
    Map<String, Expression> now = Map.of("t", Literal.of(time));
    DynamicalSystem then =
        plant.with(new Changes(met, own.switches())).rewritten(each -> each.replace(now));
    Problems found = new Problems();
    Optional<Design> design = Designers.read(agent, then, reward, step, found);
    return design.map(each -> gain(each.agent()));
  }

  private static Object gain(DynamicalSystem agent) {
    Tensor gain =
        agent.parameters().stream()
            .filter(each -> each.name().equals("K"))
            .map(Variable::start)
            .findFirst()
            .orElseThrow();
    List<Object> rows = new ArrayList<>();
    int columns = gain.shape().length(gain.shape().rank() - 1);
    for (int i = 0; i < gain.shape().size(); i += columns) {
      List<Object> row = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        row.add(gain.elements()[i + j]);
      }
      rows.add(row);
    }
    return gain.shape().rank() == 1 ? rows.getFirst() : rows;
  }
}
