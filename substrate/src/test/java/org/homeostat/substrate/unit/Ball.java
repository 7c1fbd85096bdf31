package org.homeostat.substrate.unit;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.homeostat.substrate.Tool;

/// A unit of FMI 2.0 that is not ours: a ball that bounces, and misbehaves when it is told to.
final class Ball {
  static final String CO_SIMULATION =
      "<CoSimulation modelIdentifier=\"ball\" canHandleVariableCommunicationStepSize=\"true\"/>";
  static final String MODEL_EXCHANGE = "<ModelExchange modelIdentifier=\"ball\"/>";

  private Ball() {}

  static String description(String kind) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <fmiModelDescription fmiVersion="2.0" modelName="ball" guid="{ball}" numberOfEventIndicators="1">
      %s
      <DefaultExperiment startTime="0" stopTime="3" stepSize="0.01" tolerance="1e-9"/>
      <ModelVariables>
        <ScalarVariable name="h" valueReference="1" causality="output" initial="exact">
          <Real start="1"/>
        </ScalarVariable>
        <ScalarVariable name="v" valueReference="2" causality="output" initial="exact">
          <Real start="0"/>
        </ScalarVariable>
        <ScalarVariable name="der(h)" valueReference="3"><Real derivative="1"/></ScalarVariable>
        <ScalarVariable name="der(v)" valueReference="4"><Real derivative="2"/></ScalarVariable>
        <ScalarVariable name="g" valueReference="5" causality="parameter" variability="tunable">
          <Real start="9.81"/>
        </ScalarVariable>
        <ScalarVariable name="e" valueReference="6" causality="parameter" variability="fixed">
          <Real start="0.7"/>
        </ScalarVariable>
        <ScalarVariable name="bounces" valueReference="1" causality="output" variability="discrete">
          <Integer/>
        </ScalarVariable>
        <ScalarVariable name="mischief" valueReference="2" causality="parameter" variability="fixed">
          <Integer start="0"/>
        </ScalarVariable>
        <ScalarVariable name="floating" valueReference="1" causality="input" variability="discrete">
          <Boolean start="false"/>
        </ScalarVariable>
      </ModelVariables>
      <ModelStructure>
        <Outputs><Unknown index="1"/><Unknown index="2"/><Unknown index="7"/></Outputs>
        <Derivatives><Unknown index="3"/><Unknown index="4"/></Derivatives>
      </ModelStructure>
    </fmiModelDescription>
    """
        .formatted(kind);
  }

  /// Compiles the ball and packs it.
  static Path unit(Path folder, String kind) throws Exception {
    Tool.GCC.need();
    Tool.copy(Ball.class, "ball.c", folder);
    Tool.output(
        folder,
        List.of("gcc", "-std=c99", "-O1", "-w", "-fPIC", "-shared", "-o", "ball.so", "ball.c"));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("modelDescription.xml", description(kind).getBytes(StandardCharsets.UTF_8));
    files.put("binaries/linux64/ball.so", Files.readAllBytes(folder.resolve("ball.so")));
    files.put("resources/note.txt", new byte[] {'x'});
    return packed(folder.resolve("ball.fmu"), files);
  }

  /// Writes a zip.
  static Path packed(Path file, Map<String, byte[]> files) throws Exception {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }
}
