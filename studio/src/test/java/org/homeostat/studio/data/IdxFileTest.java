package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {
  private static final byte[] PIXELS = Bytes.of(0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, train-labels-idx1-ubyte",
    "t10k-images.idx3-ubyte, t10k-labels.idx1-ubyte",
    "my-images-idx3-ubyte.gz, my-labels-idx1-ubyte",
    "my-images-idx3-ubyte.gz, my-labels-idx1-ubyte.gz",
    "images-idx3-ubyte, labels-idx1-ubyte.gz"
  })
  void imagesAreReadWithTheirLabelsPackedOrNot(String images, String labels) throws IOException {
    write(images, Bytes.idx(PIXELS, 2, 2, 3));
    write(labels, Bytes.idx(Bytes.of(3, 1), 2));
    Examples set = DataSets.here(folder).read(images);
    assertEquals(2, set.count());
    assertEquals(List.of(2, 3), set.shape());
    assertEquals(List.of("0", "1", "2", "3"), set.classes());
    assertEquals(3, set.label(0));
    float[] image = new float[6];
    set.copy(0, image, 0);
    assertArrayEquals(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, image);
  }

  @Test
  void coloursAndRowsAreInputsToo() throws IOException {
    write("a-images-idx4-ubyte", Bytes.idx(PIXELS, 1, 2, 2, 3));
    write("a-labels-idx1-ubyte", Bytes.idx(Bytes.of(0), 1));
    assertEquals(List.of(2, 2, 3), DataSets.here(folder).read("a-images-idx4-ubyte").shape());
    write("b-images-idx2-ubyte", Bytes.idx(PIXELS, 3, 4));
    write("b-labels-idx1-ubyte", Bytes.idx(Bytes.of(0, 1, 2), 3));
    assertEquals(List.of(4), DataSets.here(folder).read("b-images-idx2-ubyte").shape());
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), name.endsWith(".gz") ? Bytes.gzip(content) : content);
  }
}
