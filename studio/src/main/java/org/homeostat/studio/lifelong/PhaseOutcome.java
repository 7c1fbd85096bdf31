package org.homeostat.studio.lifelong;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What came out of a phase after a change. What there is nothing to say of is
/// [MedianInterval#NONE].
///
/// @param from the time of the change
/// @param recovered how many seeds recovered within the phase
/// @param recovery in time; infinite for seeds that did not
/// @param settled how many stayed so to the end of the phase
/// @param settling in time, as recovery
/// @param rate of reward in the last window
/// @param ofOptimum what is paid in the last window over what the optimum pays
/// @param regret against the optimum, in this phase
/// @param forgetting in a world that was left and has come back
/// @param transfer in a world that is new, against a life there from the start
public record PhaseOutcome(
    double from,
    double until,
    Reference reference,
    int recovered,
    MedianInterval recovery,
    int settled,
    MedianInterval settling,
    MedianInterval rate,
    MedianInterval ofOptimum,
    MedianInterval regret,
    MedianInterval forgetting,
    MedianInterval transfer) {

  static PhaseOutcome of(
      Life life, int index, List<Life> lives, Optional<Life> optimum, Lifelong.Settings settings) {
    Phase phase = life.phases().get(index);
    Windows windows = settings.windows();
    Reference reference = Reference.of(life, phase, lives, optimum, settings);
    Recovery recovery = Recovery.of(life.rewards(), phase, windows, reference, settings.within());
    double[] last = life.rewards().rates(windows.last(phase));
    return new PhaseOutcome(
        phase.from() * settings.step(),
        phase.until() * settings.step(),
        reference,
        Recovery.count(recovery.reached()),
        times(recovery.reached(), settings.step()),
        Recovery.count(recovery.settled()),
        times(recovery.settled(), settings.step()),
        MedianInterval.of(last),
        optimum
            .map(best -> ratio(last, best.rewards().rates(windows.last(phase))))
            .orElse(MedianInterval.NONE),
        optimum
            .map(best -> regret(life, best, phase.from(), phase.until(), settings.step()))
            .orElse(MedianInterval.NONE),
        forgetting(life, index, windows),
        transfer(life, index, lives, windows));
  }

  private static MedianInterval times(double[] samples, double step) {
    return MedianInterval.of(Arrays.stream(samples).map(each -> each * step).toArray());
  }

  /// What is paid over what the optimum pays; none where one of them earns.
  private static MedianInterval ratio(double[] rates, double[] optimum) {
    double[] ratios = new double[rates.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = rates[i] < 0 && optimum[i] < 0 ? rates[i] / optimum[i] : Double.NaN;
    }
    return MedianInterval.of(ratios);
  }

  static MedianInterval regret(Life life, Life best, int from, int until, double step) {
    double[] lost =
        Differences.of(best.rewards().between(from, until), life.rewards().between(from, until));
    return MedianInterval.of(Arrays.stream(lost).map(each -> each * step).toArray());
  }

  private static MedianInterval forgetting(Life life, int index, Windows windows) {
    Phase now = life.phases().get(index);
    return IntStream.range(0, index - 1)
        .mapToObj(life.phases()::get)
        .filter(each -> each.world().equals(now.world()))
        .reduce((_, later) -> later)
        .map(before ->
            MedianInterval.of(
                Differences.of(
                    life.rewards().rates(windows.last(before)),
                    life.rewards().rates(windows.first(now)))))
        .orElse(MedianInterval.NONE);
  }

  private static MedianInterval transfer(Life life, int index, List<Life> lives, Windows windows) {
    Phase now = life.phases().get(index);
    boolean isNew =
        life.phases().subList(0, index).stream()
            .noneMatch(each -> each.world().equals(now.world()));
    Optional<Life> alone = isNew ? Reference.alone(life, now, lives) : Optional.empty();
    return alone
        .map(other ->
            MedianInterval.of(
                Differences.of(
                    life.rewards().rates(windows.first(now)),
                    other.rewards().rates(windows.first(other.phases().getFirst())))))
        .orElse(MedianInterval.NONE);
  }
}
