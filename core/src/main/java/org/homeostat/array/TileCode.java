package org.homeostat.array;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/// The bytecode of a tile: `height` rows of `across` registers.
///
/// ```
/// load or clear the sums
/// for some k at a time: load the registers of b; for each row and k: broadcast a, and add its
///                       products to its sums
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
  private static final int END = 14;
  private static final int FIRST_REGISTER = 15;

  void write(CodeBuilder code, boolean add) {
    int unrolled = registers.unrolled();
    cast(code, A, LEFT);
    cast(code, B, RIGHT);
    cast(code, C, TO);
    for (int row = 0; row < height; row++) {
      for (int q = 0; q < across; q++) {
        start(code, row, q, add);
      }
    }
    code.iconst_0().istore(K);
    loop(code, unrolled);
    if (unrolled > 1) {
      loop(code, 1);
    }
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

  /// Takes `count` steps of the depth at a time, as long as there are so many.
  private void loop(CodeBuilder code, int count) {
    Label again = code.newLabel();
    Label end = code.newLabel();
    code.iload(DEPTH).loadConstant(count - 1).isub().istore(END);
    code.labelBinding(again);
    code.iload(K).iload(END).if_icmpge(end);
    steps(code, count);
    code.goto_(again);
    code.labelBinding(end);
  }

  private void steps(CodeBuilder code, int count) {
    for (int k = 0; k < count; k++) {
      for (int q = 0; q < across; q++) {
        loadRight(code, k, q);
      }
    }
    for (int row = 0; row < height; row++) {
      for (int k = 0; k < count; k++) {
        addProducts(code, row, k);
      }
    }
    code.iinc(K, count);
  }

  private void loadRight(CodeBuilder code, int k, int q) {
    int width = registers.width();
    registers.load(
        code,
        () ->
            code.aload(RIGHT)
                .iload(K)
                .loadConstant(across * width)
                .imul()
                .iload(J)
                .iadd()
                .loadConstant((k * across + q) * width)
                .iadd());
    registers.storeLocal(code, right(k, q));
  }

  private void addProducts(CodeBuilder code, int row, int k) {
    registers.broadcast(code, factor(code, row, k));
    registers.storeLocal(code, factor());
    for (int q = 0; q < across; q++) {
      registers.loadLocal(code, factor());
      registers.loadLocal(code, right(k, q));
      registers.loadLocal(code, sum(row, q));
      registers.fma(code);
      registers.storeLocal(code, sum(row, q));
    }
  }

  /// Brings the array and the index of a in a row, `k` steps further than the local variable.
  private Runnable factor(CodeBuilder code, int row, int k) {
    return () -> {
      code.aload(LEFT);
      switch (left) {
        case ROWS ->
            code.iload(STEP).loadConstant(row).imul().iload(K).iadd().loadConstant(k).iadd();
        case COLUMNS ->
            code.iload(K).loadConstant(k).iadd().iload(STEP).imul().loadConstant(row).iadd();
      }
      code.iload(I).iadd();
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

  private int right(int k, int q) {
    return local((height + k) * across + q);
  }

  private int factor() {
    return local((height + registers.unrolled()) * across);
  }

  private int local(int register) {
    return FIRST_REGISTER + register * registers.localSlots();
  }
}
