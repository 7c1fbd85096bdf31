package org.homeostat.studio.design;

import java.util.List;

/// A way to design an agent.
interface Designer {
  /// What a person may say about it.
  List<String> keys();

  /// The agent. What is wrong with the brief is a problem there.
  ///
  /// @throws org.homeostat.solver.RefusedException if there is no such agent
  Design design(Brief brief);
}
