package org.homeostat.studio.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.homeostat.studio.study.RunFiles;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.studio.train.TrainArm;
import org.homeostat.studio.train.TrainFiles;
import org.homeostat.studio.train.TrainReader;
import org.homeostat.studio.train.TrainStudy;
import org.homeostat.studio.train.TrainedModel;

/// Finds a trained model: a file of weights, or one of those of a run's folder.
///
/// @param arm of the run; its first if not said
/// @param seed of the run; its first if not said
record ModelFile(Terminal terminal, Optional<String> arm, Optional<Long> seed) {
  private static final String ENDING = ".npz";

  /// Whether a name on the command line means a trained model.
  boolean isMeant(String asked) {
    return asked.endsWith(ENDING)
        || Files.isDirectory(terminal.folder().resolve(asked).resolve("models"));
  }

  /// @throws WrongInput if there is none
  TrainedModel read(String asked) throws IOException {
    Path place = terminal.folder().resolve(asked);
    Path file = Files.isDirectory(place) ? ofRun(place, Path.of(asked)) : place;
    try {
      return TrainedModel.read(file);
    } catch (IllegalArgumentException none) {
      throw new WrongInput(
          String.valueOf(none.getMessage()), "a trained model is a file models/*.npz of a run");
    }
  }

  private Path ofRun(Path place, Path asked) throws IOException {
    TrainStudy study = TrainReader.read(RunFiles.study(place, asked), terminal.library());
    List<String> arms = study.arms().stream().map(TrainArm::name).toList();
    arm.ifPresent(said -> KnownName.check("arm", said, arms));
    List<String> seeds =
        LongStream.range(0, study.seeds())
            .mapToObj(number -> "" + (study.firstSeed() + number))
            .toList();
    seed.ifPresent(said -> KnownName.check("seed", "" + said, seeds));
    String model = TrainFiles.model(arm.orElse(arms.getFirst()), seed.orElse(study.firstSeed()));
    if (!Files.isRegularFile(place.resolve(model))) {
      throw new WrongInput(
          "the run " + asked + " has no " + model, "a training that diverged leaves no model");
    }
    return place.resolve(model);
  }
}
