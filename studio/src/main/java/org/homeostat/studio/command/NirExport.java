package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homeostat.control.Linearisation;
import org.homeostat.control.OperatingPoint;
import org.homeostat.expression.Tensor;
import org.homeostat.studio.file.Json;
import org.homeostat.studio.study.Study;
import org.homeostat.substrate.nir.LinearGraph;
import org.homeostat.substrate.nir.Metadata;
import org.homeostat.substrate.nir.NirException;
import org.homeostat.substrate.nir.NirFile;
import org.homeostat.substrate.nir.SpikingGraph;
import org.homeostat.substrate.nir.Typed;

/// `homeostat export --to nir`: a linear system or one of neurons as a graph, or a .nir file
/// written anew as every reader takes it.
record NirExport(Terminal terminal, Path out, boolean json) {

  int of(String file, Supplier<Study> study) throws IOException {
    try {
      if (file.endsWith(NirOptions.SUFFIX)) {
        NirFile read = NirOptions.read(terminal, file);
        String name = Path.of(file).getFileName().toString();
        return write(read.typed(), read.metadata(), name, read.remarks());
      }
      Study said = study.get();
      OperatingPoint point = point(said);
      SpikingGraph.Spikes graph =
          said.system().events().isEmpty()
              ? linear(Linearisation.of(said.system(), point))
              : SpikingGraph.of(said.system(), point);
      List<String> leftOut = graph.leftOut().stream().map(each -> "left out: " + each).toList();
      return write(graph.graph(), Metadata.NONE, said.name() + NirOptions.SUFFIX, leftOut);
    } catch (NirException refused) {
      throw NirOptions.named(file, refused);
    }
  }

  private static SpikingGraph.Spikes linear(Linearisation system) {
    return new SpikingGraph.Spikes(LinearGraph.of(system), LinearGraph.leftOut(system));
  }

  private static OperatingPoint point(Study study) {
    OperatingPoint point = OperatingPoint.of(study.system());
    for (Map.Entry<String, Tensor> each : study.values(study.arms().getFirst()).entrySet()) {
      point = point.with(each.getKey(), each.getValue());
    }
    return point;
  }

  private int write(Typed graph, Metadata metadata, String name, List<String> remarks)
      throws IOException {
    Path folder = Files.createDirectories(terminal.folder().resolve(out));
    Path unfinished = Files.createTempFile(folder, ".unfinished-", NirOptions.SUFFIX);
    try {
      NirFile.write(graph, metadata, unfinished);
      Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    remarks.forEach(each -> terminal.err().println(each));
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("name", name);
      document.put("files", List.of(out.resolve(name).toString()));
      document.put("remarks", remarks);
      terminal.out().print(Json.text(document));
    } else {
      terminal.out().println(out.resolve(name));
    }
    return 0;
  }
}
