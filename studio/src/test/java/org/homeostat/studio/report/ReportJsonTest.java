package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.studio.file.Json;
import org.junit.jupiter.api.Test;

final class ReportJsonTest {
  private static final Axis T = Axis.of("time", "s");

  @Test
  void aBlockIsAnObjectOfItsKind() {
    assertEquals(
        Json.read(
            """
            {"title": "t", "answer": "a", "sections": [{"heading": "h", "lead": "", "blocks": [
              {"kind": "lines", "title": "p", "x": {"label": "time", "unit": "s", "scale": "linear"},
               "y": {"label": "y", "unit": "", "scale": "symlog"}, "at": [0, 1],
               "series": [{"label": "s", "hue": "blue", "stroke": "dashed", "values": [1, null],
                           "lower": [0, null], "upper": [2, null]}],
               "marks": [{"label": "m", "hue": "grey", "x": [0.5], "y": [1]}], "caption": "c"},
              {"kind": "note", "tone": "warning", "text": "n"}]}]}\
            """),
        Json.read(ReportJson.of(new Report("t", "a", List.of(section())))));
  }

  private static Section section() {
    Series series =
        Series.of("s", Hue.BLUE, Samples.of(1, Double.NaN))
            .between(Samples.of(0, Double.NaN), Samples.of(2, Double.NaN))
            .drawn(Stroke.DASHED);
    Lines lines =
        Lines.of("p", T, Axis.of("y").on(Scale.SYMLOG), Samples.of(0, 1), series)
            .marked(new Marks("m", Hue.GREY, Samples.of(0.5), Samples.of(1)))
            .captioned("c");
    return Section.of("h", lines, new Note(Note.Kind.WARNING, "n"));
  }

  @Test
  void anInfiniteStatisticIsSaidInWords() {
    Table table =
        new Table("", List.of("median"), List.of(List.of(Cell.of(Double.NEGATIVE_INFINITY))), "");
    assertTrue(json(table).contains("\"figure\":\"\\u2212\\u221E\""));
  }

  @Test
  void aLongStudyStaysSmall() {
    Samples x = Samples.even(0, 0.1, 100_000);
    Series[] forty = new Series[40];
    for (int i = 0; i < forty.length; i++) {
      forty[i] = Series.of("seed", Hue.of(i), Samples.even(i, 0.123456789, 100_000));
    }
    int size = json(Lines.of("", T, Axis.of("y"), x, forty)).length();
    assertTrue(size < 400_000, "characters: " + size);
  }

  @Test
  void anAnimationKeepsItsFirstAndLastFrame() {
    assertEquals(1500, EvenFrames.indices(1500, 1500).length);
    int[] frames = EvenFrames.indices(30_001, 1500);
    assertTrue(frames.length <= 1500);
    assertEquals(0, frames[0]);
    assertEquals(30_000, frames[frames.length - 1]);
    assertEquals(0, EvenFrames.indices(0, 1500).length);
    assertEquals(1, EvenFrames.indices(1, 1500).length);
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    Samples two = Samples.of(1, 2);
    Samples three = Samples.of(1, 2, 3);
    Series series = Series.of("s", Hue.BLUE, two);
    assertThrows(IllegalArgumentException.class, () -> series.between(three, three));
    assertThrows(IllegalArgumentException.class, () -> series.between(two, three));
    Axis y = Axis.of("y");
    assertThrows(IllegalArgumentException.class, () -> Lines.of("", T, y, three, series));
    assertThrows(IllegalArgumentException.class, () -> new Marks("m", Hue.BLUE, two, three));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("", List.of("a", "b"), List.of(List.of(Cell.of(1))), ""));
    assertThrows(IllegalArgumentException.class, () -> new Window(0, 0, 0, 1));
  }

  private static String json(Block block) {
    return ReportJson.of(new Report("", "", List.of(Section.of("", block))));
  }
}
