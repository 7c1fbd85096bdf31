package org.homeostat.studio.study;

/// Which paths are kept: every `every`-th sample of the first `seeds` seeds of each arm. Measures
/// and divergences are taken of all samples of all seeds.
public record Recording(int seeds, int every) {
  /// Every sample of the first twenty seeds.
  static final Recording USUAL = new Recording(20, 1);
}
