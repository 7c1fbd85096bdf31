package org.homeostat.studio.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  @TempDir private Path folder;

  private Examples read(String text, Layout layout) throws IOException {
    Files.writeString(folder.resolve("set.csv"), text);
    return DataSets.here(folder).read("set.csv", layout);
  }

  private static float[] input(Examples set, int example) {
    float[] input = new float[set.size()];
    set.copy(example, input, 0);
    return input;
  }

  @Test
  void theNamedColumnIsTheLabelAndTheOthersAreTheInput() throws IOException {
    Examples set =
        read(
            "a,species,b\n1.5,setosa,-2e3\n 0 ,virginica,.25\n7,setosa,+1\n",
            new Layout("species", List.of(), List.of(), false));
    assertEquals(List.of("setosa", "virginica"), set.classes());
    assertEquals(3, set.count());
    assertArrayEquals(new float[] {1.5f, -2000}, input(set, 0));
    assertArrayEquals(new float[] {0, 0.25f}, input(set, 1));
    assertArrayEquals(new int[] {2, 1}, set.classCounts());
  }

  @Test
  void quotesLineEndsBlankLinesAndAByteOrderMarkAreAsInTheStandard() throws IOException {
    Examples set =
        read(
            "\uFEFF\"x\",label\r\n\r\n1,\"a, \"\"b\"\"\"\r\n\"2\",\"two\nlines\"\r\n3,\u00e9",
            Layout.PLAIN);
    assertEquals(List.of("a, \"b\"", "two\nlines", "\u00e9"), set.classes());
    assertArrayEquals(new float[] {2}, input(set, 1));
  }

  @Test
  void wholeNumbersAsLabelsAreTheNumbersOfTheirClasses() throws IOException {
    Examples set = read("label,x\n10,0\n2,0\n", Layout.PLAIN);
    assertEquals(11, set.classes().size());
    assertEquals(10, set.label(0));
    assertEquals(2, set.label(1));
  }

  @Test
  void targetsAreColumnsOfNumbersInTheOrderAskedFor() throws IOException {
    Examples set =
        read("x,u,v\n1,2,3\n4,5,6\n", new Layout("", List.of("v", "u"), List.of(), false));
    float[] target = new float[2];
    set.copyTarget(1, target, 0);
    assertArrayEquals(new float[] {6, 5}, target);
    assertArrayEquals(new float[] {4}, input(set, 1));
  }

  @Test
  void pixelsAreBytesInTheShapeThatIsGiven() throws IOException {
    Examples set =
        read("label,p1,p2,p3,p4\n1,0,51,255,102\n", new Layout("", List.of(), List.of(2, 2), true));
    assertEquals(List.of(2, 2), set.shape());
    assertArrayEquals(new float[] {0, 0.2f, 1, 0.4f}, input(set, 0));
  }

  @Test
  void aPackedTableIsUnpacked() throws IOException {
    Files.write(folder.resolve("set.csv.gz"), Bytes.gzip(Bytes.text("label,x\na,1\nb,2\n")));
    assertEquals(2, DataSets.here(folder).read("set.csv.gz").count());
  }
}
