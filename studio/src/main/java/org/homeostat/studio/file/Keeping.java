package org.homeostat.studio.file;

import java.io.IOException;
import java.util.Optional;

/// Where the states of what is under way are kept, so that it can go on when it was stopped.
public interface Keeping {
  /// Nowhere.
  Keeping NOTHING =
      new Keeping() {
        @Override
        public Optional<byte[]> read(long number) {
          return Optional.empty();
        }

        @Override
        public void write(long number, byte[] state) {}
      };

  /// The state that was kept last.
  ///
  /// @param number whose: that of a run, or the seed of a search
  Optional<byte[]> read(long number) throws IOException;

  void write(long number, byte[] state) throws IOException;
}
