package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.studio.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSetsTest {
  @TempDir private Path folder;

  @Test
  void fashionMnistHasSixAndOneThousandOfEachClass() throws Exception {
    Examples train = RealData.read("fashion-mnist/train");
    Examples test = RealData.read("fashion-mnist/test");
    assertEquals(60_000, train.count());
    assertEquals(10_000, test.count());
    assertEquals(List.of(28, 28), train.shape());
    assertTrue(Arrays.stream(train.classCounts()).allMatch(count -> count == 6000));
    assertTrue(Arrays.stream(test.classCounts()).allMatch(count -> count == 1000));
  }

  /// The mean and deviation of all training pixels that are widely used to normalise them: 0.2860
  /// and 0.3530.
  @Test
  void fashionMnistHasItsKnownMeanAndDeviation() throws Exception {
    Examples train = RealData.read("fashion-mnist/train");
    double[] image = new double[train.size()];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < train.count(); i++) {
      train.copy(i, image, 0);
      for (double value : image) {
        sum += value;
        squares += value * value;
      }
    }
    double count = (double) train.count() * train.size();
    assertEquals(0.2860, sum / count, 0.00005);
    assertEquals(0.3530, Math.sqrt(squares / count - sum / count * sum / count), 0.00005);
  }

  @Test
  void digitsHaveTheCountsOfTheFirstTenThousandOfMnist() throws Exception {
    Examples train = RealData.read("digits/train");
    Examples test = RealData.read("digits/test");
    assertEquals(8000, train.count());
    assertEquals(2000, test.count());
    int[] counts = train.classCounts();
    for (int i = 0; i < counts.length; i++) {
      counts[i] += test.classCounts()[i];
    }
    assertArrayEquals(new int[] {1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978}, counts);
  }

  @Test
  void noDigitIsInBothParts() throws Exception {
    Examples train = RealData.read("digits/train");
    Examples test = RealData.read("digits/test");
    long different = Stream.of(train, test).flatMap(KnownSetsTest::images).distinct().count();
    assertEquals(10_000, different);
  }

  private static Stream<String> images(Examples set) {
    float[] image = new float[set.size()];
    return Stream.iterate(0, i -> i < set.count(), i -> i + 1)
        .map(i -> {
          set.copy(i, image, 0);
          return Arrays.toString(image);
        });
  }

  @Test
  void digitsReadTheSameFromTheirFolderAsFromThePackage() throws Exception {
    Path packed = RealData.find("digits/train");
    assertEquals(
        0,
        new ProcessBuilder("tar", "xzf", packed.toString(), "-C", folder.toString())
            .start()
            .waitFor());
    Examples fromFolder = Digits.read(folder.resolve("package/src/digits"));
    Examples fromPackage = Digits.read(packed);
    float[] a = new float[784];
    float[] b = new float[784];
    for (int i = 0; i < 10_000; i++) {
      fromFolder.copy(i, a, 0);
      fromPackage.copy(i, b, 0);
      assertArrayEquals(a, b);
    }
  }

  /// 47 MB of images, twice 240 kB of labels, and what the JVM itself takes.
  @Test
  void sixtyThousandImagesLoadInASmallHeap() throws Exception {
    RealData.find("fashion-mnist/train");
    String printed =
        ChildProgram.run(List.of("-Xmx64m"), Main.class, "data", "fashion-mnist/train");
    assertTrue(printed.contains("60,000"), printed);
  }

  @Test
  void placesComeFromTheEnvironment() {
    Map<String, String> set = Map.of("HOMEOSTAT_DATA", "/d", "HOME", "/h", "XDG_CACHE_HOME", "/c");
    Places places = Places.of(name -> set.getOrDefault(name, ""));
    assertEquals(Path.of("/d"), places.own());
    assertEquals(
        List.of("/d", "/h/.local/share/homeostat/data", "/c/homeostat/data", "/usr/share/datasets"),
        places.folders().stream().map(Path::toString).toList());
  }

  @Test
  void aSetThatIsNotHereIsToldHowToInstall() {
    var sets = new DataSets(folder, new Places(List.of(folder), folder));
    DataException missing =
        assertThrows(DataException.class, () -> sets.read("fashion-mnist/train"));
    assertEquals("fashion-mnist/train is not on this machine", missing.getMessage());
    assertEquals("install it: apt-get install dataset-fashion-mnist", missing.advice());
    assertEquals(
        "did you mean 'digits/test', 'digits/train'?",
        assertThrows(DataException.class, () -> sets.read("digits/tets")).advice());
  }

  @Test
  void aKnownSetOfAnotherSizeIsRefused() throws Exception {
    Path place = Files.createDirectory(folder.resolve("fashion-mnist"));
    Files.write(place.resolve("t10k-images-idx3-ubyte"), Bytes.idx(new byte[4], 1, 2, 2));
    Files.write(place.resolve("t10k-labels-idx1-ubyte"), Bytes.idx(new byte[1], 1));
    var sets = new DataSets(folder, new Places(List.of(folder), folder));
    DataException refused =
        assertThrows(DataException.class, () -> sets.read("fashion-mnist/test"));
    assertTrue(
        refused.getMessage().endsWith("expected 10,000 examples of fashion-mnist/test, found 1"),
        refused.getMessage());
  }
}
