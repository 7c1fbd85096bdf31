/// The files of a run: a [RunFolder] that appears complete or not at all, paths as Parquet
/// ([PathsFile]) and documents as JSON ([Json]). Equal data gives equal bytes.
///
/// Read [RunFolder] first.
@NullMarked
package org.homeostat.studio.file;

import org.jspecify.annotations.NullMarked;
