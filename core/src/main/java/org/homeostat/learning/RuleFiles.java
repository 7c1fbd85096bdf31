package org.homeostat.learning;

import java.util.Optional;
import org.homeostat.expression.SourceText;

/// Where the files of written rules are found.
public interface RuleFiles {
  /// A place without files.
  RuleFiles NONE =
      new RuleFiles() {
        @Override
        public Optional<SourceText> text(String path) {
          return Optional.empty();
        }

        @Override
        public String near(String path) {
          return "no files can be read here: write the rule itself, as a text of several lines";
        }
      };

  /// The text at a path, if there is one.
  Optional<SourceText> text(String path);

  /// What to say about a path without a text, such as the nearest that has one.
  String near(String path);
}
