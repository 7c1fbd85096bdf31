/// Studies that train an energy on examples: `homeostat train`.
///
/// A [TrainStudy] says which data, which model and how it learns; its arms change settings. A run
/// is an arm under a seed. [Schooling] takes every run through its epochs and keeps checkpoints,
/// from which a stopped one goes on to the same bytes.
///
/// | file | holds |
/// | --- | --- |
/// | `summary.json` | accuracies, losses and times of every arm, seed and epoch |
/// | `seeds.csv` | the same as a table, without times |
/// | `models/` | what each run has learned |
///
/// Read [TrainStudy] first.
@NullMarked
package org.homeostat.studio.train;

import org.jspecify.annotations.NullMarked;
