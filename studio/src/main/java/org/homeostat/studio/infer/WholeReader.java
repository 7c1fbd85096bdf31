package org.homeostat.studio.infer;

import java.util.Optional;
import org.homeostat.expression.Tensor;
import org.homeostat.system.Problems;
import org.homeostat.system.ValueReader;
import org.homeostat.system.Yaml;
import org.homeostat.system.YamlMap;

/// Reads whole numbers of a section.
record WholeReader(YamlMap section, Problems problems) {

  /// The number of a key.
  ///
  /// @param usual if the section does not have it, or it is wrong
  long read(String key, long usual, long least, long most) {
    Optional<Yaml> node = section.get(key);
    if (node.isEmpty()) {
      return usual;
    }
    double value =
        new ValueReader(problems)
            .quantity(node.get())
            .map(ValueReader.Quantity::value)
            .filter(found -> found.shape().isScalar())
            .map(Tensor::elements)
            .map(elements -> elements[0])
            .orElse(Double.NaN);
    if (!(value >= least && value <= most && value == Math.rint(value))) {
      problems.add(node.get().problem("expected a whole number from " + least + " to " + most, ""));
      return usual;
    }
    return (long) value;
  }
}
