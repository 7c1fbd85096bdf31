package org.homeostat.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.system.Composition;
import org.homeostat.system.Connection;
import org.homeostat.system.DynamicalSystem;
import org.homeostat.system.Problems;
import org.homeostat.system.Reward;
import org.homeostat.system.SystemReader;
import org.homeostat.system.YamlMap;
import org.homeostat.system.YamlReader;
import org.homeostat.system.YamlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShippedStudiesTest {
  private static final Path ROOT = Path.of("..");

  private static SourceText text(String path) throws IOException {
    return SourceText.of(path, Files.readString(ROOT.resolve(path), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"particle-textbook", "particle-as-published", "oscillator", "pendulum"})
  void theLearningLoopOfThePaperHas33States(String study) throws IOException {
    Problems problems = new Problems();
    YamlMap file = YamlReader.read(text("studies/paper/" + study + ".yaml"));
    Map<String, DynamicalSystem> parts = new LinkedHashMap<>();
    for (String part : List.of("plant", "agent")) {
      YamlText path = file.get(part).orElseThrow().text(problems).orElseThrow();
      parts.put(part, SystemReader.read(text(path.text())));
    }
    YamlMap connect = file.get("connect").orElseThrow().map(problems).orElseThrow();
    YamlText reward = file.get("reward").orElseThrow().text(problems).orElseThrow();
    YamlMap learn = file.get("learn").orElseThrow().map(problems).orElseThrow();
    DynamicalSystem loop =
        Composition.of(study, parts, Connection.read(connect, problems))
            .with(new Reward(reward.source()));
    DynamicalSystem learning = loop.with(LearningRules.read(learn, loop, problems));
    problems.throwIfAny();
    assertEquals(33, learning.states().stream().mapToInt(each -> each.shape().size()).sum());
  }
}
