package org.homeostat.kernel;

import java.lang.classfile.CodeBuilder;
import java.util.Map;
import java.util.Objects;

/// Values in the arrays of a [BatchMemory], the elements of a lane side by side.
///
/// @param locals the local variable that holds each array
/// @param flat whether the index runs over lanes and elements as one row
/// @param size the number of elements that the loop passes in each lane
record BatchAccess(
    BatchPlan plan, BatchPlaces places, Map<Integer, Integer> locals, boolean flat, int size)
    implements Access {
  @Override
  public boolean isStored(int value) {
    return plan.isStored(value);
  }

  @Override
  public Object place(int value) {
    return places.of(value);
  }

  @Override
  public boolean isShared(int value) {
    boolean one = plan.instruction(value).shape().size() == 1;
    return one && (!plan.byLane(value) || (!flat && size > 1));
  }

  @Override
  public void load(CodeBuilder code, Emitter emitter, int value) {
    if (isShared(value)) {
      emitter.loadShared(code, () -> address(code, value));
    } else {
      emitter.loadElements(code, () -> address(code, value));
    }
  }

  @Override
  public void store(CodeBuilder code, Emitter emitter, int value, int local) {
    emitter.store(code, local, () -> address(code, value));
  }

  private void address(CodeBuilder code, int value) {
    code.aload(Objects.requireNonNull(locals.get(places.of(value))));
    if (isShared(value)) {
      if (plan.byLane(value)) {
        code.iload(BatchLoop.LANE);
      } else {
        code.iconst_0();
      }
    } else {
      code.iload(BatchLoop.INDEX);
      if (plan.byLane(value) && !flat) {
        code.iload(BatchLoop.BASE).iadd();
      }
    }
  }
}
