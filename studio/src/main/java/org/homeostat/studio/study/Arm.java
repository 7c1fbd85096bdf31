package org.homeostat.studio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeostat.expression.Tensor;

/// A variant of the study that is compared with the others on the same seeds and the same noise.
/// What is not compared with anything is one arm of the name of the study or system.
///
/// @param settings what it changes: values by the qualified name of a parameter, input or state
public record Arm(String name, Map<String, Tensor> settings) {
  public Arm {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }
}
