package org.homeostat.studio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homeostat.studio.file.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void aPointSaysWhatItIsAndAGapIsNoNumber() {
    Scatter scatter =
        new Scatter(
            "front",
            Axis.of("nodes"),
            Axis.of("cost").on(Scale.LOG),
            List.of(
                new Scatter.Group(
                    "winner",
                    Hue.BLUE,
                    Scatter.Sign.DIAMOND,
                    Scatter.Joint.STEPS,
                    List.of(
                        new Scatter.Point(3, 10, 9, 11, "u = -x"),
                        Scatter.Point.of(5, 9, "u = -x - v")))),
            List.of(new Scatter.Level("LQR", Hue.GREEN, Scatter.Way.ACROSS, 9.8)),
            "");
    assertEquals(
        Json.read(
            """
            {"kind": "scatter", "title": "front",
             "x": {"label": "nodes", "unit": "", "scale": "linear"},
             "y": {"label": "cost", "unit": "", "scale": "log"},
             "groups": [{"label": "winner", "hue": "blue", "sign": "diamond", "joint": "steps",
               "x": [3, 5], "y": [10, 9], "low": [9, null], "high": [11, null],
               "texts": ["u = -x", "u = -x - v"]}],
             "levels": [{"label": "LQR", "hue": "green", "way": "across", "at": 9.8}],
             "caption": ""}\
            """),
        block(scatter));
  }

  @Test
  void aFamilyNamesItsParentsByNumber() {
    var ancestry =
        new Ancestry(
            "",
            "generation",
            List.of(new Ancestry.Key("new", Hue.GREY)),
            List.of(
                new Ancestry.Member("seed", 0, 0, 0, List.of(), "u = x"),
                new Ancestry.Member("insert", 0, 1, 0, List.of(0), "u = -x")),
            "");
    assertEquals(
        Json.read(
            """
            {"kind": "ancestry", "title": "", "across": "generation",
             "keys": [{"label": "new", "hue": "grey"}],
             "members": [
               {"label": "seed", "key": 0, "column": 0, "row": 0, "parents": [], "text": "u = x"},
               {"label": "insert", "key": 0, "column": 1, "row": 0, "parents": [0],
                "text": "u = -x"}],
             "caption": ""}\
            """),
        block(ancestry));
  }

  @Test
  void aRowHoldsBlocksAndALinkLeadsToAFileNearby() {
    var links = new Links("more", List.of(new Links.Link("a", "../a/report.html", "")));
    assertEquals(
        Json.read(
            """
            {"kind": "row", "blocks": [{"kind": "links", "title": "more",
              "links": [{"label": "a", "path": "../a/report.html", "detail": ""}]}]}\
            """),
        block(Row.of(links)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.org/", "javascript:alert(1)", "//host/a", "/etc/passwd", ""})
  void aLinkLeadsNowhereElse(String path) {
    assertThrows(IllegalArgumentException.class, () -> new Links.Link("a", path, ""));
  }

  @Test
  void aBarOfAMarkIsWrittenWhereThereIsOne() {
    Samples one = Samples.of(1);
    Marks marks = new Marks("m", Hue.BLUE, one, one).between(Samples.of(0), Samples.of(2));
    Lines lines = Lines.of("", T, Axis.of("y"), one, Series.of("s", Hue.BLUE, one)).marked(marks);
    assertTrue(json(lines).contains("\"low\":[0],\"high\":[2]"));
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
    Marks marks = new Marks("m", Hue.BLUE, two, two);
    assertThrows(IllegalArgumentException.class, () -> marks.between(three, three));
    assertThrows(IllegalArgumentException.class, () -> marks.between(two, three));
    var before = new Ancestry.Member("a", 0, 0, 0, List.of(1), "");
    assertThrows(
        IllegalArgumentException.class,
        () -> new Ancestry("", "", List.of(new Ancestry.Key("k", Hue.BLUE)), List.of(before), ""));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("", List.of("a", "b"), List.of(List.of(Cell.of(1))), ""));
    assertThrows(IllegalArgumentException.class, () -> new Window(0, 0, 0, 1));
  }

  /// The one block of a report, as plain values.
  private static Object block(Block block) {
    Object section = first(Json.read(json(block)), "sections");
    return first(section, "blocks");
  }

  private static Object first(Object map, String key) {
    return map instanceof Map<?, ?> all && all.get(key) instanceof List<?> list
        ? list.getFirst()
        : Map.of();
  }

  private static String json(Block block) {
    return ReportJson.of(new Report("", "", List.of(Section.of("", block))));
  }
}
