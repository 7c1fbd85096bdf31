package org.homeostat.evolution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.homeostat.expression.Expression;
import org.homeostat.expression.InputException;
import org.homeostat.expression.Parser;
import org.homeostat.expression.Printer;

/// A run at the end of a generation, as bytes and back. Expressions are kept as text, numbers by
/// their bits, so that a run which goes on is the run that never stopped.
record Checkpoint(
    long seed,
    int generation,
    List<Island.State> islands,
    List<Long> evaluations,
    List<Candidate> front,
    List<Evolution.Progress> history) {
  private static final int VERSION = 1;

  /// Ends with the sum of all bytes before, so that damage is found.
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      new Writer(out).write(this);
      out.flush();
      out.writeInt(sum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// @throws IllegalArgumentException if the bytes are not those of a checkpoint
  static Checkpoint of(byte[] bytes) {
    int end = bytes.length - Integer.BYTES;
    if (end < 0 || ByteBuffer.wrap(bytes).getInt(end) != sum(bytes, end)) {
      throw new IllegalArgumentException("not the checkpoint of an evolution: the sum is wrong");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
      return new Reader(in).read();
    } catch (IOException | InputException e) {
      throw new IllegalArgumentException("not the checkpoint of an evolution", e);
    }
  }

  private static int sum(byte[] bytes, int end) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, end);
    return (int) sum.getValue();
  }

  /// @throws IllegalArgumentException if this is of another search or seed
  void check(Search search, long ofSeed) {
    int functions = search.sketch().unknowns().size();
    boolean fits =
        seed == ofSeed
            && islands.size() == search.settings().islands()
            && islands.stream()
                .flatMap(island -> island.population().stream())
                .allMatch(member -> member.genome().bodies().size() == functions);
    if (!fits) {
      throw new IllegalArgumentException("the checkpoint of another search or seed");
    }
  }

  private static final class Writer {
    private final DataOutputStream out;

    Writer(DataOutputStream out) {
      this.out = out;
    }

    void write(Checkpoint checkpoint) throws IOException {
      out.writeInt(VERSION);
      out.writeLong(checkpoint.seed);
      out.writeInt(checkpoint.generation);
      Map<Long, Lineage> ancestors = new LinkedHashMap<>();
      for (Island.State island : checkpoint.islands) {
        island.population().forEach(member -> gather(member.lineage(), ancestors));
      }
      checkpoint.front.forEach(member -> gather(member.lineage(), ancestors));
      out.writeInt(ancestors.size());
      for (Lineage lineage : ancestors.values()) {
        write(lineage);
      }
      out.writeInt(checkpoint.islands.size());
      for (int i = 0; i < checkpoint.islands.size(); i++) {
        write(checkpoint.islands.get(i));
        out.writeLong(checkpoint.evaluations.get(i));
      }
      write(checkpoint.front);
      out.writeInt(checkpoint.history.size());
      for (Evolution.Progress each : checkpoint.history) {
        write(each);
      }
    }

    /// Parents before their children.
    private static void gather(Lineage lineage, Map<Long, Lineage> into) {
      List<Lineage> open = new ArrayList<>(List.of(lineage));
      while (!open.isEmpty()) {
        Lineage next = open.getLast();
        List<Lineage> missing =
            next.parents().stream().filter(each -> !into.containsKey(each.id())).toList();
        if (missing.isEmpty()) {
          into.put(next.id(), next);
          open.removeLast();
        } else {
          open.addAll(missing);
        }
      }
    }

    private void write(Lineage lineage) throws IOException {
      out.writeLong(lineage.id());
      out.writeInt(lineage.generation());
      out.writeUTF(lineage.way());
      out.writeInt(lineage.parents().size());
      for (Lineage parent : lineage.parents()) {
        out.writeLong(parent.id());
      }
      out.writeDouble(lineage.cost());
      out.writeInt(lineage.genome().bodies().size());
      for (Expression body : lineage.genome().bodies()) {
        byte[] text = Printer.print(body).getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
      }
    }

    private void write(Island.State island) throws IOException {
      write(island.population());
      write(island.success());
      write(island.known());
      write(island.fitted());
      out.writeLong(island.made());
    }

    private void write(List<Candidate> candidates) throws IOException {
      out.writeInt(candidates.size());
      for (Candidate candidate : candidates) {
        out.writeLong(candidate.lineage().id());
        out.writeInt(candidate.age());
        write(candidate.costs());
      }
    }

    private void write(double[] values) throws IOException {
      out.writeInt(values.length);
      for (double value : values) {
        out.writeDouble(value);
      }
    }

    private void write(Set<Long> hashes) throws IOException {
      out.writeInt(hashes.size());
      for (long hash : hashes.stream().sorted().toList()) {
        out.writeLong(hash);
      }
    }

    private void write(Evolution.Progress each) throws IOException {
      out.writeInt(each.generation());
      out.writeDouble(each.best());
      out.writeInt(each.nodes());
      out.writeInt(each.frontSize());
      out.writeLong(each.evaluations());
      out.writeDouble(each.lowerQuartile());
      out.writeDouble(each.median());
      out.writeDouble(each.upperQuartile());
    }
  }

  private static final class Reader {
    private final DataInputStream in;
    private final Map<Long, Lineage> ancestors = new LinkedHashMap<>();

    Reader(DataInputStream in) {
      this.in = in;
    }

    Checkpoint read() throws IOException {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("a checkpoint of version " + version);
      }
      long seed = in.readLong();
      int generation = in.readInt();
      for (int left = count(); left > 0; left--) {
        Lineage lineage = lineage();
        ancestors.put(lineage.id(), lineage);
      }
      List<Island.State> islands = new ArrayList<>();
      List<Long> evaluations = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        islands.add(new Island.State(candidates(), numbers(), hashes(), hashes(), in.readLong()));
        evaluations.add(in.readLong());
      }
      List<Candidate> front = candidates();
      List<Evolution.Progress> history = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        history.add(progress());
      }
      return new Checkpoint(seed, generation, islands, evaluations, front, history);
    }

    /// A number of things, each of at least one byte.
    private int count() throws IOException {
      int count = in.readInt();
      if (count < 0 || count > in.available()) {
        throw new IOException("a count of " + count);
      }
      return count;
    }

    private Lineage lineage() throws IOException {
      long id = in.readLong();
      int generation = in.readInt();
      String way = in.readUTF();
      List<Lineage> parents = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        parents.add(known(in.readLong()));
      }
      double cost = in.readDouble();
      List<Expression> bodies = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        byte[] text = in.readNBytes(count());
        bodies.add(Parser.parse(new String(text, StandardCharsets.UTF_8)));
      }
      return new Lineage(id, generation, way, parents, cost, new Genome(bodies));
    }

    private Lineage known(long id) throws IOException {
      Lineage lineage = ancestors.get(id);
      if (lineage == null) {
        throw new IOException("no candidate " + id);
      }
      return lineage;
    }

    private List<Candidate> candidates() throws IOException {
      List<Candidate> candidates = new ArrayList<>();
      for (int left = count(); left > 0; left--) {
        Lineage lineage = known(in.readLong());
        int age = in.readInt();
        double[] costs = numbers();
        int nodes = lineage.genome().nodes();
        candidates.add(new Candidate(lineage.genome(), lineage.cost(), costs, nodes, age, lineage));
      }
      return candidates;
    }

    private double[] numbers() throws IOException {
      double[] numbers = new double[count()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readDouble();
      }
      return numbers;
    }

    private Set<Long> hashes() throws IOException {
      Set<Long> hashes = new HashSet<>();
      for (int left = count(); left > 0; left--) {
        hashes.add(in.readLong());
      }
      return hashes;
    }

    private Evolution.Progress progress() throws IOException {
      return new Evolution.Progress(
          in.readInt(),
          in.readDouble(),
          in.readInt(),
          in.readInt(),
          in.readLong(),
          in.readDouble(),
          in.readDouble(),
          in.readDouble());
    }
  }
}
