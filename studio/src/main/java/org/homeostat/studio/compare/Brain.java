package org.homeostat.studio.compare;

import org.homeostat.studio.study.Arm;

/// A controller in a form.
///
/// @param arm of the study, whose agent it is
/// @param method by which it is solved on its chip
/// @param step at which it is solved there; a sample of the study takes a whole number of them
public record Brain(String name, Arm arm, Form form, String method, double step) {

  /// Whether it samples, as a chip does, and is not part of the equations.
  boolean isChip() {
    return !(form instanceof Form.Equations);
  }
}
