package org.homeostat.noise;

/// Pairs computed one lane at a time.
record PlainPairs() implements Pairs {

  @Override
  public void fill(
      long key, long index, long[] seeds, int lanes, double[] normals, int first, int second) {
    for (int lane = 0; lane < lanes; lane++) {
      set(key, index, seeds[lane], normals, first + lane, second + lane);
    }
  }

  @Override
  public void fillLane(
      long[] keys, long index, long seed, double[] normals, int first, int second) {
    for (int e = 0; e < keys.length; e++) {
      set(keys[e], index, seed, normals, first + e, second + e);
    }
  }

  static void set(long key, long index, long seed, double[] normals, int first, int second) {
    Philox.Block bits = Philox.block(key, index, seed);
    double r = BoxMuller.radius(bits.x(), bits.y());
    double f = BoxMuller.fraction(bits.y());
    double along = r * BoxMuller.cosine(f);
    double across = r * BoxMuller.sine(f);
    boolean exchanged = BoxMuller.exchanged(bits.y());
    normals[first] = exchanged ? across : along;
    normals[second] = exchanged ? along : across;
  }
}
