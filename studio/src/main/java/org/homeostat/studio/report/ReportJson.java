package org.homeostat.studio.report;

import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/// A report as the JSON document that the page reads, safe to stand in a script element: one object
/// for each block, its `kind` the name of the function that draws it.
final class ReportJson {
  /// Most points of a line, about two for each pixel of a wide screen.
  private static final int LINE_LIMIT = 2000;

  /// Most numbers of a plot with many lines, which then get fewer points each.
  private static final int PLOT_LIMIT = 32_000;

  private static final int CURVE_LIMIT = 5000;
  private static final int FRAME_LIMIT = 1500;
  private static final int X_DIGITS = 9;
  private static final int Y_DIGITS = 6;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .characterEscapes(new ScriptSafe())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private final JsonGenerator out;

  private ReportJson(JsonGenerator out) {
    this.out = out;
  }

  static String of(Report report) {
    var text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      new ReportJson(out).write(report);
    }
    return text.toString();
  }

  private void write(Report report) {
    out.writeStartObject();
    string("title", report.title());
    string("answer", report.answer());
    objects(
        "sections",
        report.sections(),
        section -> {
          string("heading", section.heading());
          string("lead", section.lead());
          objects("blocks", section.blocks(), this::block);
        });
    out.writeEndObject();
  }

  private void block(Block block) {
    string("kind", block.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    switch (block) {
      case Lines lines -> lines(lines);
      case Panels panels -> panels(panels);
      case Phase phase -> phase(phase);
      case Scatter scatter -> scatter(scatter);
      case Ancestry ancestry -> ancestry(ancestry);
      case Animation animation -> animation(animation);
      case Table table -> table(table);
      case Confusion confusion -> confusion(confusion);
      case Images images -> images(images);
      case Tiles tiles -> tiles(tiles);
      case Facts facts -> facts(facts);
      case Links links -> links(links);
      case Row row -> objects("blocks", row.blocks(), this::block);
      case Source source -> {
        string("title", source.title());
        string("text", source.text());
      }
      case Equations equations -> {
        string("title", equations.title());
        strings("lines", equations.lines());
        string("caption", equations.caption());
      }
      case Text text -> string("text", text.paragraph());
      case Note note -> {
        string("tone", lower(note.kind()));
        string("text", note.text());
      }
    }
  }

  private void lines(Lines lines) {
    List<Samples> drawn =
        lines.series().stream()
            .<Samples>mapMulti((each, to) -> {
              to.accept(each.values());
              if (each.hasBand()) {
                to.accept(each.lower());
                to.accept(each.upper());
              }
            })
            .toList();
    int limit = Math.clamp(PLOT_LIMIT / Math.max(1, drawn.size()), 400, LINE_LIMIT);
    int[] kept = Thinning.indices(lines.at(), drawn, limit);
    string("title", lines.title());
    axis("x", lines.x());
    axis("y", lines.y());
    samples("at", lines.at().pick(kept), X_DIGITS);
    objects("series", lines.series(), series -> series(series, kept));
    objects("marks", lines.marks(), this::marks);
    string("caption", lines.caption());
    if (!lines.changes().isEmpty()) {
      samples("changes", lines.changes(), X_DIGITS);
    }
  }

  private void series(Series series, int[] kept) {
    string("label", series.label());
    string("hue", lower(series.hue()));
    string("stroke", lower(series.stroke()));
    samples("values", series.values().pick(kept), Y_DIGITS);
    if (series.hasBand()) {
      samples("lower", series.lower().pick(kept), Y_DIGITS);
      samples("upper", series.upper().pick(kept), Y_DIGITS);
    }
  }

  private void marks(Marks marks) {
    string("label", marks.label());
    string("hue", lower(marks.hue()));
    samples("x", marks.x(), X_DIGITS);
    samples("y", marks.y(), Y_DIGITS);
    if (!marks.low().isEmpty()) {
      samples("low", marks.low(), Y_DIGITS);
      samples("high", marks.high(), Y_DIGITS);
    }
  }

  private void panels(Panels panels) {
    string("title", panels.title());
    objects("plots", panels.plots(), this::lines);
    string("caption", panels.caption());
  }

  private void phase(Phase phase) {
    string("title", phase.title());
    axis("x", phase.x());
    axis("y", phase.y());
    string("aspect", lower(phase.aspect()));
    objects("curves", phase.curves(), this::curve);
    string("caption", phase.caption());
  }

  private void curve(Phase.Curve curve) {
    Samples order = Samples.even(0, 1, curve.x().size());
    int[] kept = Thinning.indices(order, List.of(curve.x(), curve.y()), CURVE_LIMIT);
    string("label", curve.label());
    string("hue", lower(curve.hue()));
    string("tint", lower(curve.tint()));
    samples("time", curve.time().isEmpty() ? Samples.NONE : curve.time().pick(kept), X_DIGITS);
    samples("x", curve.x().pick(kept), Y_DIGITS);
    samples("y", curve.y().pick(kept), Y_DIGITS);
  }

  private void scatter(Scatter scatter) {
    string("title", scatter.title());
    axis("x", scatter.x());
    axis("y", scatter.y());
    objects("groups", scatter.groups(), this::group);
    objects(
        "levels",
        scatter.levels(),
        level -> {
          string("label", level.label());
          string("hue", lower(level.hue()));
          string("way", lower(level.way()));
          out.writeNumberProperty("at", level.at());
        });
    string("caption", scatter.caption());
  }

  private void group(Scatter.Group group) {
    string("label", group.label());
    string("hue", lower(group.hue()));
    string("sign", lower(group.sign()));
    string("joint", lower(group.joint()));
    samples("x", each(group, Scatter.Point::x), X_DIGITS);
    samples("y", each(group, Scatter.Point::y), Y_DIGITS);
    samples("low", each(group, Scatter.Point::low), Y_DIGITS);
    samples("high", each(group, Scatter.Point::high), Y_DIGITS);
    strings("texts", group.points().stream().map(Scatter.Point::text).toList());
  }

  private static Samples each(Scatter.Group group, ToDoubleFunction<Scatter.Point> value) {
    return Samples.of(group.points().stream().mapToDouble(value).toArray());
  }

  private void ancestry(Ancestry ancestry) {
    string("title", ancestry.title());
    string("across", ancestry.across());
    objects(
        "keys",
        ancestry.keys(),
        key -> {
          string("label", key.label());
          string("hue", lower(key.hue()));
        });
    objects(
        "members",
        ancestry.members(),
        member -> {
          string("label", member.label());
          out.writeNumberProperty("key", member.key());
          out.writeNumberProperty("column", member.column());
          out.writeNumberProperty("row", member.row());
          int[] parents = member.parents().stream().mapToInt(Integer::intValue).toArray();
          out.writeName("parents");
          out.writeArray(parents, 0, parents.length);
          string("text", member.text());
        });
    string("caption", ancestry.caption());
  }

  private void animation(Animation animation) {
    int[] kept = EvenFrames.indices(animation.time().size(), FRAME_LIMIT);
    Window window = animation.window();
    string("title", animation.title());
    samples("time", animation.time().pick(kept), X_DIGITS);
    string("unit", animation.timeUnit());
    Samples sides = Samples.of(window.left(), window.right(), window.bottom(), window.top());
    samples("window", sides, X_DIGITS);
    objects(
        "stages",
        animation.stages(),
        stage -> {
          string("label", stage.label());
          string("hue", lower(stage.hue()));
          objects("shapes", stage.shapes(), shape -> shape(shape, kept));
        });
    string("caption", animation.caption());
  }

  private void shape(Shape shape, int[] kept) {
    string("kind", shape.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    out.writeArrayPropertyStart("tracks");
    for (Samples track : shape.tracks()) {
      Samples frames = track.size() == 1 ? track : track.pick(kept);
      out.writeRawValue(ShortNumbers.array(frames, Y_DIGITS));
    }
    out.writeEndArray();
  }

  private void table(Table table) {
    string("title", table.title());
    strings("columns", table.columns());
    out.writeArrayPropertyStart("rows");
    for (List<Cell> row : table.rows()) {
      out.writeStartArray();
      row.forEach(this::cell);
      out.writeEndArray();
    }
    out.writeEndArray();
    string("note", table.note());
  }

  private void cell(Cell cell) {
    out.writeStartObject();
    switch (cell) {
      case Cell.Words(String text) -> string("words", text);
      case Cell.Figure(double value) -> {
        string("figure", NumberText.of(value));
        string("exact", Double.toString(value));
      }
      case Cell.Interval(double low, double high) -> {
        boolean unknown = Double.isNaN(low) || Double.isNaN(high);
        String ends = NumberText.of(low) + " to " + NumberText.of(high);
        string("figure", unknown ? NumberText.of(Double.NaN) : ends);
        string("exact", low + " to " + high);
      }
      case Cell.Share(long part, long whole) -> {
        out.writeNumberProperty("part", part);
        out.writeNumberProperty("whole", whole);
      }
    }
    out.writeEndObject();
  }

  private void confusion(Confusion confusion) {
    string("title", confusion.title());
    strings("classes", confusion.classes());
    out.writeArrayPropertyStart("counts");
    for (List<Integer> row : confusion.counts()) {
      int[] counts = row.stream().mapToInt(Integer::intValue).toArray();
      out.writeArray(counts, 0, counts.length);
    }
    out.writeEndArray();
    string("caption", confusion.caption());
  }

  private void images(Images images) {
    string("title", images.title());
    string("tone", lower(images.tone()));
    objects(
        "images",
        images.images(),
        image -> {
          out.writeNumberProperty("rows", image.rows());
          out.writeNumberProperty("columns", image.columns());
          string("pixels", Base64.getEncoder().encodeToString(image.pixels()));
          string("label", image.label());
          string("detail", image.detail());
        });
    string("caption", images.caption());
  }

  private void tiles(Tiles tiles) {
    objects(
        "tiles",
        tiles.tiles(),
        tile -> {
          string("label", tile.label());
          string("value", tile.value());
          string("detail", tile.detail());
        });
  }

  private void facts(Facts facts) {
    string("title", facts.title());
    objects(
        "facts",
        facts.facts(),
        fact -> {
          string("name", fact.name());
          string("text", fact.text());
        });
  }

  private void links(Links links) {
    string("title", links.title());
    objects(
        "links",
        links.links(),
        link -> {
          string("label", link.label());
          string("path", link.path());
          string("detail", link.detail());
        });
  }

  private void axis(String name, Axis axis) {
    out.writeObjectPropertyStart(name);
    string("label", axis.label());
    string("unit", axis.unit());
    string("scale", lower(axis.scale()));
    out.writeEndObject();
  }

  private <T> void objects(String name, List<T> list, Consumer<T> content) {
    out.writeArrayPropertyStart(name);
    for (T each : list) {
      out.writeStartObject();
      content.accept(each);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void samples(String name, Samples samples, int digits) {
    out.writeName(name);
    out.writeRawValue(ShortNumbers.array(samples, digits));
  }

  private void strings(String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private void string(String name, String text) {
    out.writeStringProperty(name, text);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
