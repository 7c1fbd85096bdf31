package org.homeostat.substrate.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;

/// Writes items as a file: whole numbers of 64 bits, other numbers as floats if each of an array is
/// one exactly, else as doubles; nothing compressed. Arrays without elements have no place in it.
final class Hdf5Writer {
  private Hdf5Writer() {}

  static void write(Item.Folder root, Path path) {
    try (WritableHdfFile file = HdfFile.write(path)) {
      root.items().forEach((name, item) -> put(file, name, item));
    }
  }

  private static void put(WritableGroup group, String name, Item item) {
    switch (item) {
      case Item.Folder(var items, var _) -> {
        WritableGroup inner = group.putGroup(name);
        items.forEach((each, value) -> put(inner, each, value));
      }
      case Item.Numbers numbers when numbers.values().length == 0 -> {}
      case Item.Numbers numbers -> group.putDataset(name, shaped(numbers.axes(), flat(numbers)));
      case Item.Texts texts ->
          group.putDataset(name, shaped(texts.axes(), texts.values().toArray(String[]::new)));
    }
  }

  private static Object flat(Item.Numbers numbers) {
    double[] values = numbers.values();
    if (numbers.whole()) {
      long[] whole = new long[values.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (long) values[i];
      }
      return whole;
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
      if (Double.compare(floats[i], values[i]) != 0) {
        return values;
      }
    }
    return floats;
  }

  /// Arrays of arrays, from a flat array; its only element if there are no axes.
  private static Object shaped(List<Integer> axes, Object flat) {
    return axes.isEmpty() ? Array.get(flat, 0) : shaped(axes, flat, new int[1]);
  }

  private static Object shaped(List<Integer> axes, Object flat, int[] next) {
    int[] lengths = axes.stream().mapToInt(Integer::intValue).toArray();
    Object array = Array.newInstance(flat.getClass().getComponentType(), lengths);
    if (lengths.length == 1) {
      System.arraycopy(flat, next[0], array, 0, lengths[0]);
      next[0] += lengths[0];
      return array;
    }
    for (int i = 0; i < lengths[0]; i++) {
      Array.set(array, i, shaped(axes.subList(1, axes.size()), flat, next));
    }
    return array;
  }
}
