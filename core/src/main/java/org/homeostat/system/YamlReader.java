package org.homeostat.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Passage;
import org.homeostat.expression.Problem;
import org.homeostat.expression.SourceText;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads a YAML 1.2 file of one document into [Yaml] nodes.
///
/// Limits: 1 MB, 40 levels, no type tags, no anchors and aliases, no duplicate keys, keys are
/// texts. Everything beyond is a placed problem.
public final class YamlReader {
  static final int MAXIMUM_SIZE = 1 << 20;
  static final int MAXIMUM_DEPTH = 40;

  private final SourceText file;
  private final int[] offsets;
  private final ParserImpl events;
  private final Problems problems = new Problems();

  private YamlReader(SourceText file) {
    LoadSettings settings =
        LoadSettings.builder().setLabel("yaml").setCodePointLimit(MAXIMUM_SIZE).build();
    this.file = file;
    this.offsets = offsets(file.text());
    this.events = new ParserImpl(settings, new StreamReader(settings, file.text()));
  }

  /// The file as a mapping.
  ///
  /// @throws InputException if it is not well-formed, exceeds a limit or is not a mapping
  public static YamlMap read(SourceText file) {
    if (file.text().length() > MAXIMUM_SIZE) {
      throw refused(file, 0, "the file is larger than 1 MB", "");
    }
    YamlReader reader = new YamlReader(file);
    try {
      return reader.document();
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().or(e::getContextMark).map(reader::offset).orElse(0);
      throw refused(file, at, message(e), advice(e.getProblem()));
    } catch (ReaderException e) {
      int at = reader.offset(e.getPosition());
      throw refused(file, at, "a control character in the file", "save it as plain UTF-8 text");
    } catch (YamlEngineException e) {
      throw refused(file, 0, "not a YAML file: " + e.getMessage(), "");
    }
  }

  private static InputException refused(
      SourceText file, int offset, String message, String advice) {
    return new InputException(List.of(new Problem(file.position(offset), 1, message, advice)));
  }

  private static String message(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return (context + e.getProblem()).replace('\n', ' ').strip();
  }

  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "indent with spaces";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a text that contains ': ' stands in quotes; entries of a mapping are aligned";
    }
    return "an expression with brackets or commas inside {...} or [...] stands in quotes";
  }

  private YamlMap document() {
    events.next(); // start of the stream
    if (events.peekEvent().getEventId() == Event.ID.StreamEnd) {
      throw refused(file, 0, "the file is empty", "");
    }
    events.next(); // start of the document
    Yaml root = node((NodeEvent) events.next(), 1);
    events.next(); // end of the document
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      problems.add(
          new Problem(file.position(start(after)), 1, "a second document", "use a file for each"));
    }
    Optional<YamlMap> map = root.map(problems);
    problems.throwIfAny();
    return map.orElseThrow();
  }

  private Yaml node(NodeEvent event, int depth) {
    if (depth > MAXIMUM_DEPTH) {
      throw refused(file, start(event), "nested deeper than 40 levels", "");
    }
    refuseReferences(event);
    return switch (event) {
      case ScalarEvent scalar -> text(scalar);
      case SequenceStartEvent sequence -> list(sequence, depth);
      case MappingStartEvent mapping -> map(mapping, depth);
      default ->
          new YamlText(ScalarText.align(file, start(event), ScalarText.Style.PLAIN, ""), false);
    };
  }

  private void refuseReferences(NodeEvent event) {
    Optional<Anchor> anchor = event.getAnchor();
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent collection -> collection.getTag();
          default -> Optional.empty();
        };
    if (event instanceof AliasEvent || anchor.isPresent()) {
      problems.add(
          new Problem(
              file.position(start(event)),
              1,
              "anchors (&) and aliases (*) are not allowed",
              "write the value out, or put a text that starts with & or * in quotes"));
    }
    if (tag.isPresent()) {
      problems.add(
          new Problem(
              file.position(start(event)),
              1,
              "type tags (!) are not allowed",
              "put a text that starts with ! in quotes"));
    }
  }

  private YamlText text(ScalarEvent event) {
    ScalarStyle style = event.getScalarStyle();
    ScalarText.Style written =
        switch (style) {
          case DOUBLE_QUOTED -> ScalarText.Style.DOUBLE_QUOTED;
          case SINGLE_QUOTED -> ScalarText.Style.SINGLE_QUOTED;
          case LITERAL, FOLDED -> ScalarText.Style.BLOCK;
          case PLAIN, JSON_SCALAR_STYLE -> ScalarText.Style.PLAIN;
        };
    return new YamlText(
        ScalarText.align(file, start(event), written, event.getValue()),
        written != ScalarText.Style.PLAIN);
  }

  private YamlList list(SequenceStartEvent start, int depth) {
    List<Yaml> items = new ArrayList<>();
    while (events.peekEvent().getEventId() != Event.ID.SequenceEnd) {
      items.add(node((NodeEvent) events.next(), depth + 1));
    }
    events.next();
    return new YamlList(place(start), items);
  }

  private YamlMap map(MappingStartEvent start, int depth) {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    while (events.peekEvent().getEventId() != Event.ID.MappingEnd) {
      Yaml key = node((NodeEvent) events.next(), depth + 1);
      Yaml value = node((NodeEvent) events.next(), depth + 1);
      if (!(key instanceof YamlText text)) {
        problems.add(key.problem("a key must be a text, found " + key.kind(), ""));
      } else if (entries.putIfAbsent(text.text(), new YamlMap.Entry(text, value)) != null) {
        problems.add(text.problem("duplicate key '" + text.text() + "'", "keep one of them"));
      }
    }
    events.next();
    return new YamlMap(place(start), List.copyOf(entries.values()));
  }

  private SourceText place(Event event) {
    int start = start(event);
    return new Passage(file, start, Math.min(start + 1, file.text().length()));
  }

  private int start(Event event) {
    return event.getStartMark().map(this::offset).orElse(0);
  }

  private int offset(Mark mark) {
    return offset(mark.getIndex());
  }

  private int offset(int codePoints) {
    return offsets[Math.min(codePoints, offsets.length - 1)];
  }

  /// The offset in characters of each code point and of the end: the engine counts code points.
  private static int[] offsets(String text) {
    int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
    for (int i = 0, at = 0; i < offsets.length; i++) {
      offsets[i] = at;
      at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
    }
    return offsets;
  }
}
