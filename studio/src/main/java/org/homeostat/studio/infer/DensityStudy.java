package org.homeostat.studio.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.homeostat.control.Element;
import org.homeostat.expression.Algebra;
import org.homeostat.expression.Evaluation;
import org.homeostat.expression.Expression;
import org.homeostat.expression.PlainArithmetic;
import org.homeostat.expression.Shape;
import org.homeostat.expression.Shapes;
import org.homeostat.expression.Tensor;
import org.homeostat.inference.LogDensity;
import org.homeostat.inference.Prior;
import org.homeostat.inference.Priors;
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
/// @param laws of names by which data are made, in their order
/// @param quantities what is computed from each draw
/// @param trials whether and how it calibrates
/// @param document the file as plain values
public record DensityStudy(
    String name,
    String about,
    Parameters parameters,
    Expression likelihood,
    Map<String, Tensor> known,
    Map<String, String> columns,
    Map<String, Prior.Named> laws,
    Map<String, Expression> quantities,
    Trials trials,
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

  /// The names of the elements of a draw, and of what is computed from it.
  List<String> elements(Map<String, Tensor> all) {
    Priors priors = parameters.priors();
    Map<String, Shape> shapes = new LinkedHashMap<>(priors.shapes());
    all.forEach((name, value) -> shapes.put(name, value.shape()));
    List<String> elements = new ArrayList<>(priors.elements());
    quantities.forEach((name, expression) ->
        Element.of(name, Shapes.of(expression, each -> Objects.requireNonNull(shapes.get(each))))
            .map(Element::toString)
            .forEach(elements::add));
    return elements;
  }

  /// The elements of a draw, and what is computed from them.
  double[] computed(Map<String, Tensor> all, double[] elements) {
    if (quantities.isEmpty()) {
      return elements;
    }
    Map<String, Tensor> values = new LinkedHashMap<>(all);
    values.putAll(parameters.priors().named(elements));
    List<double[]> parts = new ArrayList<>(List.of(elements));
    for (Expression expression : quantities.values()) {
      parts.add(
          Evaluation.evaluate(
                  PlainArithmetic.DOUBLE,
                  expression,
                  name -> Objects.requireNonNull(values.get(name.text())))
              .elements());
    }
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public DensityStudy calibrating(Trials other) {
    return new DensityStudy(
        name,
        about,
        parameters,
        likelihood,
        known,
        columns,
        laws,
        quantities,
        other,
        InferReader.calibrating(document, other));
  }

  @Override
  public Optional<WrongInput> obstacle() {
    if (laws.isEmpty() && !likelihood.equals(Algebra.ZERO)) {
      return Optional.of(
          new WrongInput(
              "the likelihood does not say how data are made, so none can be to calibrate with",
              "add to 'infer' a law for what was observed: simulate: {y: \"normal(mu, 1)\"}"));
    }
    return parameters.obstacle();
  }

  @Override
  public String text() {
    return YamlDocument.text(document);
  }
}
