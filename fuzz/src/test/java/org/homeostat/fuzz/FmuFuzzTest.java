package org.homeostat.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeostat.substrate.unit.Description;
import org.homeostat.substrate.unit.ImportedUnit;
import org.homeostat.substrate.unit.UnitException;
import org.homeostat.substrate.unit.UnitSystem;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class FmuFuzzTest {
  private static final String OLD =
      """
      <fmiModelDescription fmiVersion="2.0" modelName="a" guid="g" numberOfEventIndicators="1">
        <ModelExchange modelIdentifier="a" needsExecutionTool="false"/>
        <DefaultExperiment startTime="0" stopTime="3" stepSize="0.01" tolerance="1e-9"/>
        <ModelVariables>
          <ScalarVariable name="h" valueReference="1" causality="output"><Real/></ScalarVariable>
          <ScalarVariable name="n" valueReference="1" causality="parameter" variability="fixed">
            <Integer start="3"/>
          </ScalarVariable>
        </ModelVariables>
        <ModelStructure><Derivatives><Unknown index="1"/></Derivatives></ModelStructure>
      </fmiModelDescription>
      """;
  private static final String NEW =
      """
      <fmiModelDescription fmiVersion="3.0" modelName="a" instantiationToken="t">
        <CoSimulation modelIdentifier="a" fixedInternalStepSize="0.1"/>
        <ModelVariables>
          <UInt64 name="n" valueReference="7" causality="structuralParameter" start="3"/>
          <Float64 name="x[1]" valueReference="1" causality="output" start="1 2 3">
            <Dimension valueReference="7"/>
          </Float64>
          <Boolean name="on" valueReference="2" causality="input" start="true"/>
        </ModelVariables>
        <ModelStructure><Output valueReference="1"/><EventIndicator valueReference="1"/></ModelStructure>
      </fmiModelDescription>
      """;

  /// An archive where the bytes begin as one, else a description.
  @MethodSource
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  @FuzzTest
  void unitsAreReadOrRefusedInLines(byte[] bytes) throws IOException {
    try {
      assertFalse(UnitSystem.of(read(bytes)).system().outputs().isEmpty());
    } catch (UnitException refused) {
      assertFalse(refused.problems().isEmpty(), "refused without a problem");
      refused.problems().forEach(line -> assertTrue(line.lines().count() <= 1, line));
    }
  }

  private static Description read(byte[] bytes) throws IOException {
    if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
      return Description.read(bytes);
    }
    Path file = Files.createTempFile("homeostat-fuzz", ".fmu");
    try {
      return ImportedUnit.read(Files.write(file, bytes)).description();
    } finally {
      Files.delete(file);
    }
  }

  static Stream<byte[]> unitsAreReadOrRefusedInLines() throws IOException {
    assertEquals(2, Description.read(OLD.getBytes(StandardCharsets.UTF_8)).version());
    return Stream.concat(Seeds.of(List.of(OLD, NEW)), DataFiles.seeds("small.fmu"));
  }
}
