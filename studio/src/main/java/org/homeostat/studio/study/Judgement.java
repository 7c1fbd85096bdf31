package org.homeostat.studio.study;

import org.homeostat.studio.lifelong.Reference;

/// How what came out is judged.
///
/// @param against the arm that the others are compared with, seed by seed; empty for none, and
///   where the plant changes for the first that shares their worlds
/// @param window over which rates of reward are taken, in time; 0 for what [
///   org.homeostat.studio.lifelong.Windows] chooses
/// @param within how much worse than its reference still counts as recovered
/// @param reference the first source of references that is looked for
public record Judgement(String against, double window, double within, Reference.Source reference) {
  /// What is so if a study says nothing.
  public static final Judgement USUAL = new Judgement("", 0, 1.2, Reference.Source.ALONE);
}
