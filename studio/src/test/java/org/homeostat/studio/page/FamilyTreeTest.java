package org.homeostat.studio.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.evolution.Genome;
import org.homeostat.evolution.Lineage;
import org.junit.jupiter.api.Test;

class FamilyTreeTest {
  private static Lineage born(long id, int generation, Lineage... parents) {
    return new Lineage(id, generation, "insert", List.of(parents), 1, new Genome(List.of()));
  }

  /// ```
  /// row 0:  1 --- 2 --------- 6        6 is crossed of 2 and 5
  /// row 1:  3 --- 4 --- 5 ---/         5 is crossed of 4 and 2
  /// ```
  @Test
  void theMainLineIsTheFirstRowAndAnotherParentBeginsItsOwn() {
    Lineage first = born(1, 0);
    Lineage second = born(2, 1, first);
    Lineage third = born(3, 0);
    Lineage fourth = born(4, 1, third);
    Lineage fifth = born(5, 2, fourth, second);
    Lineage winner = born(6, 3, second, fifth);
    FamilyTree tree = FamilyTree.of(winner, 100);
    assertEquals(6, tree.all());
    assertEquals(
        List.of(0, 0, 1, 1, 1, 0),
        List.of(first, second, third, fourth, fifth, winner).stream().map(tree::row).toList());
  }

  @Test
  void linesThatDoNotMeetInTimeShareARow() {
    Lineage a = born(1, 0);
    Lineage b = born(2, 1, a, born(3, 0));
    Lineage c = born(4, 3, b, born(5, 2));
    FamilyTree tree = FamilyTree.of(c, 100);
    assertTrue(tree.members().stream().allMatch(each -> tree.row(each) <= 1));
  }

  @Test
  void parentsComeBeforeTheirChildrenEvenOfOneGeneration() {
    Lineage parent = born(9, 2);
    Lineage winner = born(-10, 2, parent);
    assertEquals(List.of(parent, winner), FamilyTree.of(winner, 100).members());
  }

  @Test
  void aFamilyThatSharesItsAncestorsIsWalkedOnce() {
    Lineage at = born(0, 0);
    for (int i = 1; i <= 60; i++) {
      at = born(i, i, at, at);
    }
    assertEquals(61, FamilyTree.of(at, 100).all());
  }

  @Test
  void ofALargeFamilyTheMainLineAndTheNearestStay() {
    Lineage at = born(0, 0);
    for (int i = 1; i <= 20; i++) {
      at = born(2L * i, i, at, born(2L * i + 1, i - 1));
    }
    FamilyTree tree = FamilyTree.of(at, 25);
    assertEquals(41, tree.all());
    List<Lineage> members = tree.members();
    assertEquals(25, members.size());
    assertEquals(21, members.stream().filter(each -> tree.row(each) == 0).count());
    assertTrue(members.stream().anyMatch(each -> each.id() == 41));
  }
}
