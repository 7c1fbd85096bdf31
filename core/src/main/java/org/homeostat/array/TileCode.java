package org.homeostat.array;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/// The bytecode of a tile: `height` rows of `across` registers.
///
/// ```
/// load or clear the sums
/// for k: load the registers of b; for each row: broadcast a, and add its products to its sums
/// store the sums
/// ```
record TileCode(Elements elements, Registers registers, Tile.Left left, int height, int across) {
  /// Locals: the arguments of [Tile#run], the number of the step and the arrays as what they are.
  private static final int A = 1;

  private static final int I = 2;
  private static final int STEP = 3;
  private static final int B = 4;
  private static final int J = 5;
  private static final int C = 6;
  private static final int T = 7;
  private static final int STRIDE = 8;
  private static final int DEPTH = 9;
  private static final int K = 10;
  private static final int LEFT = 11;
  private static final int RIGHT = 12;
  private static final int TO = 13;
  private static final int FIRST_REGISTER = 14;

  void write(CodeBuilder code, boolean add) {
    cast(code, A, LEFT);
    cast(code, B, RIGHT);
    cast(code, C, TO);
    for (int row = 0; row < height; row++) {
      for (int q = 0; q < across; q++) {
        start(code, row, q, add);
      }
    }
    loop(code);
    for (int row = 0; row < height; row++) {
      for (int q = 0; q < across; q++) {
        registers.store(code, sum(row, q), target(code, row, q));
      }
    }
    code.return_();
  }

  private void cast(CodeBuilder code, int from, int to) {
    code.aload(from).checkcast(elements.array()).astore(to);
  }

  private void start(CodeBuilder code, int row, int q, boolean add) {
    if (add) {
      registers.load(code, target(code, row, q));
    } else {
      registers.zero(code);
    }
    registers.storeLocal(code, sum(row, q));
  }

  private void loop(CodeBuilder code) {
    Label again = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(K);
    code.labelBinding(again);
    code.iload(K).iload(DEPTH).if_icmpge(end);
    for (int q = 0; q < across; q++) {
      int column = q;
      registers.load(
          code,
          () -> {
            code.aload(RIGHT).iload(K).loadConstant(across * registers.width()).imul();
            code.iload(J).iadd().loadConstant(column * registers.width()).iadd();
          });
      registers.storeLocal(code, right(q));
    }
    for (int row = 0; row < height; row++) {
      registers.broadcast(code, factor(code, row));
      registers.storeLocal(code, factor());
      for (int q = 0; q < across; q++) {
        registers.loadLocal(code, factor());
        registers.loadLocal(code, right(q));
        registers.loadLocal(code, sum(row, q));
        registers.fma(code);
        registers.storeLocal(code, sum(row, q));
      }
    }
    code.iinc(K, 1);
    code.goto_(again);
    code.labelBinding(end);
  }

  /// Brings the array and index of a(row, k).
  private Runnable factor(CodeBuilder code, int row) {
    return switch (left) {
      case ROWS ->
          () ->
              code.aload(LEFT).iload(STEP).loadConstant(row).imul().iload(I).iadd().iload(K).iadd();
      case COLUMNS ->
          () ->
              code.aload(LEFT).iload(K).iload(STEP).imul().iload(I).iadd().loadConstant(row).iadd();
    };
  }

  /// Brings the array and index of the first column of a register of sums.
  private Runnable target(CodeBuilder code, int row, int q) {
    return () ->
        code.aload(TO)
            .iload(STRIDE)
            .loadConstant(row)
            .imul()
            .iload(T)
            .iadd()
            .loadConstant(q * registers.width())
            .iadd();
  }

  private int sum(int row, int q) {
    return local(row * across + q);
  }

  private int right(int q) {
    return local(height * across + q);
  }

  private int factor() {
    return local(height * across + across);
  }

  private int local(int register) {
    return FIRST_REGISTER + register * registers.localSlots();
  }
}
