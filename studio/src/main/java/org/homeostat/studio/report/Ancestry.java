package org.homeostat.studio.report;

import java.util.List;

/// Who descends from whom: generations from left to right, lines of descent in rows. The first row
/// is the main line; its members bear their label, the others show it on hover.
///
/// @param across what the columns count
/// @param keys the kinds of members
/// @param members each after its parents
public record Ancestry(
    String title, String across, List<Key> keys, List<Member> members, String caption)
    implements Block {
  /// A kind of member, with its colour.
  public record Key(String label, Hue hue) {}

  /// One of the family.
  ///
  /// @param key the number of its kind
  /// @param parents the numbers of its parents among the members, the main one first
  /// @param text what it is, on as many lines as that takes
  public record Member(
      String label, int key, int column, int row, List<Integer> parents, String text) {
    public Member {
      parents = List.copyOf(parents);
    }
  }

  public Ancestry {
    keys = List.copyOf(keys);
    members = List.copyOf(members);
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      int known = i;
      if (member.key() >= keys.size()
          || member.parents().stream().anyMatch(parent -> parent >= known)) {
        throw new IllegalArgumentException(
            member.label() + ", member " + i + ", needs a key and parents before it");
      }
    }
  }
}
