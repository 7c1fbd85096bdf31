package org.homeostat.studio.infer;

import java.util.List;
import java.util.Map;
import org.homeostat.inference.Approximation;
import org.homeostat.inference.StateSpace;
import org.homeostat.studio.file.YamlDocument;

/// A study that infers.
///
/// @param space the system, what is measured of it, and where it starts
/// @param filter the name of the filter: `unscented`
/// @param approximation what the filter does
/// @param gate the share of good rows that pass; 1 for all
/// @param time the column of the times
/// @param columns of each measured element its column
/// @param inputs of each input that the data hold its column
/// @param document the file as plain values, with the system itself in the place of its path
public record InferStudy(
    String name,
    String about,
    StateSpace space,
    String filter,
    Approximation approximation,
    double gate,
    String time,
    List<String> columns,
    Map<String, String> inputs,
    Map<String, Object> document) {

  public InferStudy {
    columns = List.copyOf(columns);
  }

  /// The resolved study, which runs by itself.
  public String text() {
    return YamlDocument.text(document);
  }
}
