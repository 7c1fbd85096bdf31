package org.homeostat.studio.train;

import org.homeostat.energy.Gradient;
import org.homeostat.energy.Learning;
import org.homeostat.energy.Optimiser;
import org.homeostat.imperfection.Chip;

/// Learning on a chip: gradients are those that its circuit shows by the weights that it has, and
/// move what is stored. How the chip makes one of the other the rule does not know.
final class ChipLearning extends ChipResponse implements Learning {
  private final Gradient gradient;
  private final Chip chip;
  private final Optimiser.Steps steps;

  ChipLearning(Gradient gradient, Chip chip, Optimiser.Steps steps) {
    super(gradient, chip);
    this.gradient = gradient;
    this.chip = chip;
    this.steps = steps;
  }

  @Override
  public void learn(int epoch) {
    chip.remember();
    steps.step(gradient::of, epoch);
    chip.write(steps.taken());
  }
}
