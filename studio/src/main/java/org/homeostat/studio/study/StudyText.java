package org.homeostat.studio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Measure;
import org.homeostat.studio.file.YamlDocument;

/// Writes a resolved study as YAML that needs no other file: its systems stand in it, and
/// everything that the command line changed.
public final class StudyText {
  private StudyText() {}

  public static String of(Study study) {
    Map<String, Object> document = new LinkedHashMap<>(study.document());
    document.put("solve", solve(study.solving()));
    if (!study.settings().isEmpty()) {
      Map<String, Object> settings = new LinkedHashMap<>();
      study.settings().forEach((name, value) -> settings.put(name, plain(value)));
      document.put("set", settings);
    }
    if (document.get("measure") instanceof Map<?, ?> written) {
      document.put("measure", measures(study.measures(), written));
    }
    return YamlDocument.text(document);
  }

  private static Map<String, Object> solve(Solving solving) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", solving.method());
    map.put("step", solving.step());
    map.put("until", solving.until());
    if (solving.tolerance() > 0) {
      map.put("tolerance", solving.tolerance());
    }
    map.put("first seed", solving.firstSeed());
    map.put("seeds", solving.seeds());
    map.put("precision", solving.precision().name().toLowerCase(Locale.ROOT));
    return map;
  }

  /// The measures as they were written, at the times that the run reaches.
  private static Map<String, Object> measures(List<Measure> measures, Map<?, ?> written) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Measure measure : measures) {
      Map<String, Object> entry = new LinkedHashMap<>();
      if (written.get(measure.name()) instanceof Map<?, ?> said) {
        said.forEach((key, value) -> entry.put(key.toString(), value));
      }
      entry.put("at", measure.times());
      map.put(measure.name(), entry);
    }
    return map;
  }

  /// A number, a list or a list of lists.
  private static Object plain(Tensor value) {
    if (value.shape().isScalar()) {
      return value.elements()[0];
    }
    List<Object> items = new ArrayList<>();
    int length = value.shape().length(0);
    int part = value.elements().length / length;
    for (int i = 0; i < length; i++) {
      List<Object> row = new ArrayList<>();
      for (int j = 0; j < part; j++) {
        row.add(value.elements()[i * part + j]);
      }
      items.add(value.shape().rank() == 1 ? row.getFirst() : row);
    }
    return items;
  }
}
