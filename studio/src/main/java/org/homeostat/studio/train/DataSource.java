package org.homeostat.studio.train;

import org.homeostat.studio.data.Augmentation;
import org.homeostat.studio.data.Layout;
import org.homeostat.system.YamlText;

/// Where the examples of a study come from.
///
/// @param train a known set or a path, at its place in the study
/// @param test the same
/// @param layout what their files do not say of themselves
/// @param examples how many of the training set are used, from its first on; 0 for all
/// @param tests how many of the test set
/// @param augmentation of the training set
public record DataSource(
    YamlText train,
    YamlText test,
    Layout layout,
    int examples,
    int tests,
    Augmentation augmentation) {}
