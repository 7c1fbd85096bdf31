package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Images that Pillow wrote.
class ImageFolderTest {
  @TempDir private Path folder;

  private void draw(String script) throws Exception {
    new Python(folder)
        .run(
            "numpy, PIL.Image, os",
            """
            def save(pixels, name, **options):
              os.makedirs(os.path.dirname(name), exist_ok=True)
              PIL.Image.fromarray(numpy.array(pixels, 'uint8')).save(name, **options)
            """
                + script);
  }

  private static float[] image(Examples set, int example) {
    float[] image = new float[set.size()];
    set.copy(example, image, 0);
    return image;
  }

  @Test
  void greyImagesKeepTheirLevels() throws Exception {
    draw(
        """
        save([[0, 51, 102], [153, 204, 255]], 'cat/b.png')
        save([[1, 2, 3], [4, 5, 6]], 'cat/a.png')
        save([[9, 9, 9], [9, 9, 9]], 'ant/a.png')
        open('cat/notes.txt', 'w').write('not an image')
        os.makedirs('.hidden')
        """);
    Examples set = DataSets.here(folder).read(".");
    assertEquals(List.of("ant", "cat"), set.classes());
    assertEquals(List.of(2, 3), set.shape());
    assertArrayEquals(new int[] {1, 2}, set.classCounts());
    assertEquals(6 / 255f, image(set, 1)[5]);
    assertArrayEquals(new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, image(set, 2));
  }

  @Test
  void aGreyImageAmongColouredOnesFillsItsChannels() throws Exception {
    draw(
        """
        save([[[255, 0, 51]]], 'a/1.png')
        save([[102]], 'a/2.png')
        PIL.Image.fromarray(numpy.array([[[0, 255, 0]]], 'uint8')).quantize(4).save('a/3.png')
        save([[[51, 102, 153, 255]]], 'a/4.png')
        """);
    Examples set = DataSets.here(folder).read(".");
    assertEquals(List.of(1, 1, 3), set.shape());
    assertArrayEquals(new float[] {1, 0, 0.2f}, image(set, 0));
    assertArrayEquals(new float[] {0.4f, 0.4f, 0.4f}, image(set, 1));
    assertArrayEquals(new float[] {0, 1, 0}, image(set, 2));
    assertArrayEquals(new float[] {0.2f, 0.4f, 0.6f}, image(set, 3));
  }

  @Test
  void aGreyPhotographKeepsItsLevelsNearly() throws Exception {
    draw("save([[128] * 16] * 16, 'a/1.jpg', quality=95)\n");
    Examples set = DataSets.here(folder).read(".");
    assertEquals(List.of(16, 16), set.shape());
    assertEquals(128 / 255f, image(set, 0)[100], 2 / 255f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "save([[1]], 'a/1.png'); save([[1, 2]], 'a/2.png') | expected an image of 1 x 1 pixels",
        "save([[[1, 2, 3, 0]]], 'a/1.png') | expected no transparent pixels",
        "os.makedirs('a'); open('a/1.png', 'w').write('x') | expected an image in PNG or JPEG",
        "save([[1]*50]*50, 'a/1.png'); b=open('a/1.png','rb').read(); open('a/1.png','wb').write(b[:50]) | a broken one",
        "os.makedirs('a') | expected images as .png",
        "pass | expected a folder of images for each class",
        "os.makedirs('a'); PIL.Image.fromarray(numpy.zeros((2, 2), 'uint16')).save('a/1.png') | expected 8 bits a colour, found 16",
      })
  void whatIsNoSetOfImagesIsRefused(String script, String message) throws Exception {
    draw(script.strip() + "\n");
    DataException refused =
        assertThrows(DataException.class, () -> DataSets.here(folder).read("."));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }
}
