package org.homeostat.substrate.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent in the place of a unit: refused in a line, with nothing unpacked.
class HostileUnitsTest {
  @TempDir private Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> plain() {
    return new LinkedHashMap<>(
        Map.of("modelDescription.xml", bytes(Ball.description(Ball.CO_SIMULATION))));
  }

  private Path packed(Map<String, byte[]> files) throws Exception {
    return Ball.packed(folder.resolve("unit.fmu"), files);
  }

  private Path packed(String description) throws Exception {
    return packed(Map.of("modelDescription.xml", bytes(description)));
  }

  private static List<String> problems(Path file) {
    var refused = assertThrows(UnitException.class, () -> ImportedUnit.read(file));
    refused.problems().forEach(line -> assertEquals(1, line.lines().count(), line));
    return refused.problems();
  }

  private String refused(Map<String, byte[]> files) throws Exception {
    return problems(packed(files)).getFirst();
  }

  private String refused(String description) throws Exception {
    return problems(packed(description)).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "resources/../../evil",
        "/etc/evil",
        "C:/evil",
        "a\\b",
        "a//b",
        "./a",
        "a/./b",
        "a\nb"
      })
  void namesThatLeadOutOfAFolderAreRefused(String name) throws Exception {
    Map<String, byte[]> files = plain();
    files.put(name, bytes("x"));
    assertTrue(refused(files).startsWith("a file in the archive has the name '"));
  }

  @Test
  void aNameThatStandsTwiceIsRefused() throws Exception {
    Map<String, byte[]> files = plain();
    files.put("resources/first", bytes("x"));
    files.put("resources/other", bytes("y"));
    Path file = packed(files);
    String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
    Files.writeString(
        file, raw.replace("resources/other", "resources/first"), StandardCharsets.ISO_8859_1);
    assertEquals("the archive has two files 'resources/first'", problems(file).getFirst());
  }

  /// 40 MB of one letter are packed 1000 to 1.
  @Test
  void aBombIsNotUnpacked() throws Exception {
    Map<String, byte[]> files = plain();
    files.put("resources/bomb", new byte[40 << 20]);
    files.put("binaries/linux64/ball.so", bytes("x"));
    files.put("binaries/x86_64-linux/ball.so", bytes("x"));
    Path file = packed(files);
    try (Archive archive = new Archive(file)) {
      var refused = assertThrows(UnitException.class, () -> archive.extract("resources/", folder));
      assertTrue(refused.problems().getFirst().contains("packed suspiciously well"));
    }
    files.put("modelDescription.xml", new byte[70 << 20]);
    assertTrue(refused(files).contains("is too large"));
  }

  /// A link is a file whose content is where it leads; it is written as that.
  @Test
  void nothingButWhatIsAskedForIsUnpacked() throws Exception {
    Map<String, byte[]> files = plain();
    files.put("binaries/win64/ball.dll", bytes("x"));
    files.put("documentation/index.html", bytes("x"));
    files.put("resources/deep/note", bytes("x"));
    try (Archive archive = new Archive(packed(files))) {
      Path to = Files.createDirectory(folder.resolve("to"));
      archive.extract("resources/", to);
      assertTrue(Files.exists(to.resolve("resources/deep/note")));
      assertFalse(Files.exists(to.resolve("documentation")));
      assertFalse(Files.exists(to.resolve("binaries")));
    }
  }

  @Test
  void whatIsNoArchiveIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("unit.fmu"), "not a zip");
    assertTrue(problems(file).getFirst().startsWith("expected a zip archive"));
    byte[] whole = Files.readAllBytes(Ball.packed(folder.resolve("other.fmu"), plain()));
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(UnitException.class, () -> ImportedUnit.read(file), "cut at " + length);
    }
    byte[] end = {'P', 'K', 5, 6, 0, 0, 0, 0, 2, 0, 2, 0, 9, 0, 0, 0, 0, 0, 0, 0, 49, 0};
    Files.write(file, end);
    assertThrows(UnitException.class, () -> ImportedUnit.read(file), "a comment that is not there");
  }

  @Test
  void anArchiveWithoutADescriptionIsRefused() throws Exception {
    assertEquals(
        "there is no modelDescription.xml in the archive",
        refused(Map.of("readme.txt", bytes("x"))));
  }

  /// Laughs by the billion, and a file of this machine.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'>]><fmiModelDescription"
            + " fmiVersion='2.0' modelName='&c;'/>",
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><fmiModelDescription fmiVersion='2.0'/>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><fmiModelDescription"
            + " fmiVersion='2.0'>&b;</fmiModelDescription>",
      })
  void aDocumentTypeIsRefused(String description) throws Exception {
    String said = refused(description);
    assertTrue(said.contains("document type") || said.contains("not well-formed"), said);
  }

  /// The JDK's own decoders print a line of their own.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | ISO-8859-1 | 2:29: not well-formed: not in UTF-8",
        "<?xml version='1.0' encoding='utf-8'?> | ISO-8859-1 | 2:29: not well-formed: not in UTF-8",
        "<?xml version='1.0' encoding='ASCII'?> | UTF-8 | 2:29: not well-formed: not in US-ASCII",
        "<?xml version='1.0' encoding='UTF-8'?> | UTF-16 | 2:33: FMI version '9'",
        "<?xml version='1.0' encoding='utf-16'?> | UTF-8 | 1:47: not well-formed: not in UTF-16",
        "<?xml version='1.0' encoding='a/b'?> | UTF-8 | 1:1: not well-formed: unknown encoding 'a/b'",
        "<?xml version='1.0' encoding='none'?> | UTF-8 | 1:1: not well-formed: unknown encoding",
      })
  void aTextInAnotherEncodingIsRefusedInSilence(String begun, String encoding, String said)
      throws Exception {
    String text = begun + "<fmiModelDescription\n fmiVersion='9' modelName='a\u00ff'/>";
    byte[] bytes = text.getBytes(Charset.forName(encoding));
    PrintStream before = System.err;
    var printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      String refused = refused(Map.of("modelDescription.xml", bytes));
      assertTrue(refused.startsWith("modelDescription.xml:" + said), refused);
    } finally {
      System.setErr(before);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252"})
  void aTextMaySayItsEncoding(String encoding) {
    String text =
        Ball.description(Ball.CO_SIMULATION)
            .replace("UTF-8", encoding)
            .replace("modelName=\"ball\"", "modelName=\"b\u00e4ll\"");
    assertEquals("b\u00e4ll", Description.read(text.getBytes(Charset.forName(encoding))).name());
  }

  @Test
  void elementsTooDeepInEachOtherAreRefused() throws Exception {
    String deep = "<a>".repeat(100);
    assertTrue(refused("<fmiModelDescription fmiVersion=\"2.0\">" + deep).contains("too deep"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fmiVersion=\"2.0\" | fmiVersion=\"1.0\" | modelDescription.xml:2:98: FMI version '1.0'",
        "valueReference=\"5\" | valueReference=\"x\" | valueReference is 'x'",
        "valueReference=\"5\" | valueReference=\"99999999999\" | expected a whole number",
        "name=\"v\" | name=\"h\" | two variables 'h'",
        "modelIdentifier=\"ball\" | modelIdentifier=\"../ball\" | is no identifier of C",
        "start=\"9.81\" | start=\"fast\" | the start of 'g' is 'fast'",
        "start=\"9.81\" | start=\"1 2\" | the start of 'g' is '1 2'",
        "stepSize=\"0.01\" | stepSize=\"NaN\" | stepSize is 'NaN'; expected a number",
        "</ModelStructure> | </Model> | not well-formed",
      })
  void aDescriptionThatIsWrongIsRefusedAtItsPlace(String right, String wrong, String said)
      throws Exception {
    String description = Ball.description(Ball.CO_SIMULATION);
    assertTrue(description.contains(right), right);
    String found = refused(description.replace(right, wrong));
    assertTrue(found.startsWith("modelDescription.xml:"), found);
    assertTrue(found.contains(said), found);
  }

  @Test
  void severalMistakesAreToldAtOnce() throws Exception {
    String twice =
        Ball.description(Ball.CO_SIMULATION)
            .replace("start=\"9.81\"", "start=\"fast\"")
            .replace("valueReference=\"3\"", "valueReference=\"-3\"");
    List<String> problems = problems(packed(twice));
    assertEquals(2, problems.size(), () -> String.join("\n", problems));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2000000", "-1", "1e3", "4294967295"})
  void anArrayOfAnotherSizeThanMemoryHasIsRefused(String length) throws Exception {
    String said =
        refused(
            """
            <fmiModelDescription fmiVersion="3.0" modelName="a" instantiationToken="t">
              <CoSimulation modelIdentifier="a"/>
              <ModelVariables>
                <Float64 name="x" valueReference="1" causality="output">
                  <Dimension start="%s"/><Dimension start="1000"/><Dimension start="1000"/>
                </Float64>
              </ModelVariables>
            </fmiModelDescription>
            """
                .formatted(length));
    assertTrue(said.contains("expected a whole number") || said.contains("the shape of 'x'"), said);
  }

  /// Lengths by reference, as structural parameters give them.
  @Test
  void aLengthMayBeThatOfAParameter() throws Exception {
    String description =
        """
        <fmiModelDescription fmiVersion="3.0" modelName="a" instantiationToken="t">
          <CoSimulation modelIdentifier="a"/>
          <ModelVariables>
            <UInt64 name="n" valueReference="7" causality="structuralParameter" start="3"/>
            <Float64 name="x.y[1]" valueReference="1" causality="output" start="1 2 3">
              <Dimension valueReference="7"/>
            </Float64>
          </ModelVariables>
        </fmiModelDescription>
        """;
    UnitSystem unit = UnitSystem.of(ImportedUnit.read(packed(description)).description());
    assertEquals("x_y_1", unit.system().outputs().getFirst().name());
    assertEquals(3, unit.system().inputs().getFirst().start().elements()[2]);
  }

  @Test
  void aUnitOfWhichNothingCanBeSeenIsRefused() throws Exception {
    String blind =
        """
        <fmiModelDescription fmiVersion="3.0" modelName="a" instantiationToken="t">
          <CoSimulation modelIdentifier="a"/><ModelVariables/>
        </fmiModelDescription>
        """;
    Description read = ImportedUnit.read(packed(blind)).description();
    assertThrows(UnitException.class, () -> UnitSystem.of(read));
  }
}
