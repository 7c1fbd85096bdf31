package org.homeostat.studio.infer;

import java.util.List;
import java.util.Optional;
import org.homeostat.studio.study.WrongInput;
import org.homeostat.system.DynamicalSystem;

/// A study that infers.
public sealed interface InferStudy permits StateStudy, DensityStudy {
  String name();

  String about();

  /// What is unknown, besides states.
  Parameters parameters();

  /// The system whose states are inferred; of a density, the overdamped dynamics of Langevin over
  /// its free numbers.
  ///
  /// @throws WrongInput of a density that needs a table
  DynamicalSystem system();

  /// The columns of a table that the study needs; none if it needs no table.
  List<String> asked();

  /// Whether and how it calibrates its posteriors rather than infers.
  Trials trials();

  /// The same study, which calibrates so; [#obstacle] says whether it can.
  InferStudy calibrating(Trials trials);

  /// Why its posteriors cannot be calibrated, if so.
  Optional<WrongInput> obstacle();

  /// The number that decides all of its random numbers.
  default long seed() {
    return trials().areAsked() ? trials().seed() : parameters().settings().seed();
  }

  /// The resolved study, which runs by itself.
  String text();
}
