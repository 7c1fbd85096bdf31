package org.homeostat.studio.train;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether a study compares its estimate of the gradient with the exact one.
public enum Certify {
  NO,
  /// Beside the training.
  ALSO,
  /// Without any.
  ONLY;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Certify::text).toList();
  }

  static Certify of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
