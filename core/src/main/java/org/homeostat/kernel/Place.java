package org.homeostat.kernel;

/// Where a value stands when a kernel runs, counted in elements.
sealed interface Place {
  /// In the memory of the lanes: element `e` of lane `l` at `(offset + e)*count + l`.
  record Lane(int offset) implements Place {}

  /// In the memory shared by all lanes: element `e` at `offset + e`.
  record Uniform(int offset) implements Place {}

  /// In the buffer of normals: element `e` of lane `l` at `start + (offset + e)*count + l`.
  record Normals(int offset) implements Place {}
}
