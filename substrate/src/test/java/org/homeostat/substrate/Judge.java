package org.homeostat.substrate;

import java.nio.file.Path;
import java.util.List;

/// An exporter, and the tool at its other end that says whether systems arrive as they are here.
public interface Judge {

  /// What users call the exporter.
  String title();

  /// Skips a test, aloud, where the tool is absent.
  void need() throws Exception;

  /// Exports a system.
  ///
  /// @throws Exception the refusal of the exporter, if it refuses
  void export(Subject subject) throws Exception;

  /// Lets the tool run systems that were not refused; fails where one differs.
  void check(List<Subject> subjects, Path folder) throws Exception;

  /// How many systems the tool is given where time is short.
  default int most() {
    return Integer.MAX_VALUE;
  }
}
