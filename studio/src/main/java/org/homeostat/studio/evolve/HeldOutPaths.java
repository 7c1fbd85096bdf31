package org.homeostat.studio.evolve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.expression.SourceText;
import org.homeostat.expression.Tensor;
import org.homeostat.solver.Distribution;
import org.homeostat.solver.Ensemble;
import org.homeostat.solver.Progress;
import org.homeostat.solver.Solver;
import org.homeostat.studio.file.PathsFile;
import org.homeostat.studio.study.Arm;
import org.homeostat.studio.study.ArmOutcome;
import org.homeostat.studio.study.Library;
import org.homeostat.studio.study.Study;
import org.homeostat.studio.study.StudyReader;
import org.homeostat.studio.study.StudyRun;
import org.homeostat.system.Variable;

/// The first of the held-out trajectories under a candidate: `paths.parquet`. The arm of a row is
/// its world.
final class HeldOutPaths {
  private final EvolveStudy study;
  private final Solver solver;

  HeldOutPaths(Winner winner) {
    this.study = winner.study();
    String text = winner.studyText(study.name(), "", 1);
    Study loop = StudyReader.read(SourceText.of(study.name(), text), new Library(Path.of("")));
    this.solver = StudyRun.compile(loop);
  }

  void write(Path file) throws IOException {
    List<PathsFile.ArmPaths> paths = new ArrayList<>();
    Map<String, Map<String, Tensor>> worlds = study.heldOut().worlds();
    if (worlds.isEmpty()) {
      add("winner", Map.of(), paths);
    }
    worlds.forEach((name, values) -> add(name, values, paths));
    PathsFile.write(file, paths);
  }

  private void add(String name, Map<String, Tensor> world, List<PathsFile.ArmPaths> paths) {
    int count = Math.min(study.base().recording().seeds(), study.heldOut().trajectories());
    for (long seed = 0; seed < count; seed++) {
      Map<String, Tensor> values = new LinkedHashMap<>(study.base().settings());
      values.putAll(world);
      values.putAll(varied(seed));
      Ensemble one = solver.run(values, seed, 1, Progress.NONE);
      ArmOutcome arm = new ArmOutcome(new Arm(name, values), one, Map.of());
      paths.add(
          new PathsFile.ArmPaths(name, arm.recordedSeeds(), arm.recordedLengths(), one.paths()));
    }
  }

  private Map<String, Tensor> varied(long seed) {
    Map<String, Tensor> values = new LinkedHashMap<>();
    for (Variable variable : study.search().sketch().system().variables()) {
      Distribution law = study.heldOut().vary().get(variable.name());
      if (law != null) {
        double[] elements = new double[variable.shape().size()];
        for (int e = 0; e < elements.length; e++) {
          elements[e] = law.draw(variable.name(), e, seed);
        }
        values.put(variable.name(), new Tensor(variable.shape(), elements));
      }
    }
    return values;
  }
}
