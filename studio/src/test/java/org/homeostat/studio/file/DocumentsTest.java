package org.homeostat.studio.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.expression.SourceText;
import org.homeostat.system.YamlReader;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  @Test
  void jsonReadsBackAsItWasWritten() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("text", "a \"quoted\" line\nand − another");
    document.put("numbers", List.of(1.5, -0.0, 1e300, 7L));
    document.put("truth", true);
    document.put("nested", Map.of("list", List.of(Map.of("x", 1L))));
    assertEquals(document, Json.read(Json.text(document)));
  }

  @Test
  void aNumberThatIsNotFiniteIsNullInJson() {
    List<Object> list = List.of(Double.NEGATIVE_INFINITY, Double.NaN, 1.0);
    assertEquals(List.of(Optional.empty(), Optional.empty(), 1.0), Json.read(Json.text(list)));
  }

  @Test
  void brokenJsonIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Json.read("{\"a\": "));
    assertThrows(IllegalArgumentException.class, () -> Json.read("nonsense"));
  }

  @Test
  void yamlReadsBackAsItWasWritten() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("study", "name-1");
    document.put("block", "system: x\nequations: |\n  dx = -x*dt\n\n  # end\n");
    document.put("odd lines", "  leading\nspace: \u0085\n");
    document.put("number text", "1.5");
    document.put("expression", "-plant.x^2 - agent.u^2");
    document.put(
        "traps", List.of("yes", "a: b", "#no", "", "'", "\"", "{", "*x", "&y", "!z", "- a"));
    document.put("numbers", List.of(1.0, -2.5, 1e-300, 123456789012.0));
    document.put("map", Map.of("key with: colon", Map.of("x", List.of(1.0))));
    String text = YamlDocument.text(document);
    assertEquals(document, YamlReader.read(SourceText.of("test", text)).value(), text);
  }

  @Test
  void csvQuotesWhatNeedsItAndLeavesMissingNumbersEmpty() {
    String text =
        new Csv()
            .row(List.of("arm", "seed"))
            .row(List.of("a, \"b\"", 3L))
            .row(List.of(Double.NaN, -1.5))
            .text();
    assertEquals("arm,seed\n\"a, \"\"b\"\"\",3\n,-1.5\n", text);
  }
}
