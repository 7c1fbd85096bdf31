package org.homeostat.studio.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.studio.file.YamlDocument;

/// A study that trains, read and resolved. Each arm runs under each of the seeds, so that arms can
/// be compared seed by seed: equal seeds start from equal weights and see the examples in the same
/// order.
///
/// @param firstSeed the others follow
/// @param certify whether the gradient is compared with the exact one
/// @param document the study as plain values, its models inside
public record TrainStudy(
    String name,
    String about,
    DataSource data,
    List<TrainArm> arms,
    long firstSeed,
    int seeds,
    Certify certify,
    Map<String, Object> document) {
  private static final String SECTION = "train";
  private static final String EPOCHS = "epochs";

  public TrainStudy {
    arms = List.copyOf(arms);
    document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
  }

  /// How many runs there are.
  public int runs() {
    return arms.size() * seeds;
  }

  /// The arm that the others are measured against: the first that learns by backpropagation, or the
  /// first.
  public TrainArm baseline() {
    return arms.stream()
        .filter(arm -> arm.settings().rule() == Rule.BACKPROPAGATION)
        .findFirst()
        .orElse(arms.getFirst());
  }

  /// The study as YAML that needs no other file but the data.
  public String text() {
    return YamlDocument.text(document);
  }

  /// The study with another number of seeds.
  public TrainStudy withSeeds(int count) {
    return new TrainStudy(
        name, about, data, arms, firstSeed, count, certify, saying("seeds", count));
  }

  /// The study with all arms trained for another number of epochs.
  public TrainStudy withEpochs(int count) {
    List<TrainArm> changed =
        arms.stream().map(arm -> arm.with(arm.settings().withEpochs(count))).toList();
    Map<String, Object> said = saying(EPOCHS, count);
    if (said.get("arms") instanceof Map<?, ?> written) {
      Map<String, Object> without = new LinkedHashMap<>();
      written.forEach((arm, settings) -> without.put(arm.toString(), withoutEpochs(settings)));
      said.put("arms", without);
    }
    return new TrainStudy(name, about, data, changed, firstSeed, seeds, certify, said);
  }

  private static Object withoutEpochs(Object settings) {
    Map<Object, Object> without = new LinkedHashMap<>();
    if (settings instanceof Map<?, ?> map) {
      without.putAll(map);
    }
    without.remove(SECTION + "." + EPOCHS);
    return without;
  }

  /// The study with its matrices multiplied by something else.
  public TrainStudy withBlas(Blas other) {
    List<TrainArm> changed =
        arms.stream().map(arm -> arm.with(arm.settings().withBlas(other))).toList();
    Map<String, Object> said = saying("blas", other.text());
    return new TrainStudy(name, about, data, changed, firstSeed, seeds, certify, said);
  }

  /// The study with or without a certificate.
  public TrainStudy withCertificate(Certify other) {
    return new TrainStudy(
        name, about, data, arms, firstSeed, seeds, other, saying("certify", other.text()));
  }

  private Map<String, Object> saying(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(document);
    Map<String, Object> section = new LinkedHashMap<>();
    if (document.get(SECTION) instanceof Map<?, ?> written) {
      written.forEach((name, each) -> section.put(name.toString(), each));
    }
    section.put(key, value);
    changed.put(SECTION, section);
    return changed;
  }
}
