package org.homeostat.studio.datasheet;

import org.homeostat.studio.study.MeanInterval;

/// How well an arm does.
///
/// @param isOwn whether the controller of the datasheet is its agent
/// @param interval of the mean over the runs that did not diverge
public record Performance(
    String arm, boolean isOwn, MeanInterval interval, int diverged, int runs) {}
