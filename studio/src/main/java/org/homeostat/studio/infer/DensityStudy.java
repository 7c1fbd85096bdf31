package org.homeostat.studio.infer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.Expression;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.LogDensity;
import org.homeostat.studio.data.NamedColumns;
import org.homeostat.studio.file.YamlDocument;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.system.DynamicalSystem;

/// A study that draws from a density written as text.
///
/// @param parameters what is random
/// @param likelihood what is added to the logarithms of the priors
/// @param known the values of other names
/// @param columns of each name that a table holds its column
/// @param quantities what is computed from each draw
/// @param document the file as plain values
public record DensityStudy(
    String name,
    String about,
    Parameters parameters,
    Expression likelihood,
    Map<String, Tensor> known,
    Map<String, String> columns,
    Map<String, Expression> quantities,
    Map<String, Object> document)
    implements InferStudy {

  @Override
  public List<String> asked() {
    return columns.values().stream().distinct().toList();
  }

  @Override
  public DynamicalSystem system() {
    if (!columns.isEmpty()) {
      throw new WrongInput(name + " is a density of a table", "'homeostat infer' reads one");
    }
    return density(known).overdamped(Map.of());
  }

  /// All that is known, with what a table holds.
  Map<String, Tensor> known(NamedColumns table) {
    Map<String, Tensor> all = new LinkedHashMap<>(known);
    columns.forEach((name, column) -> {
      double[] values = table.column(column);
      all.put(name, new Tensor(Shape.of(values.length), values));
    });
    return all;
  }

  /// The density over free numbers.
  LogDensity density(Map<String, Tensor> all) {
    return parameters.priors().density(likelihood, all);
  }

  @Override
  public String text() {
    return YamlDocument.text(document);
  }
}
