package org.homeostat.studio.report;

import java.util.List;
import java.util.regex.Pattern;

/// The way to other pages of this machine.
public record Links(String title, List<Link> links) implements Block {
  /// Nothing but a relative path: no scheme, no host, no root.
  private static final Pattern RELATIVE = Pattern.compile("(?!/)[\\w./ -]+");

  /// One of them.
  ///
  /// @param path of the file as seen from the folder of this page, with slashes
  /// @param detail what is there; may be empty
  public record Link(String label, String path, String detail) {
    public Link {
      if (!RELATIVE.matcher(path).matches()) {
        throw new IllegalArgumentException("a link is a relative path, found " + path);
      }
    }
  }

  public Links {
    links = List.copyOf(links);
  }
}
