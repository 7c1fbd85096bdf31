package org.homeostat.kernel;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// Makes a class whose `run` goes through loops one after the other, each in a method of its own.
///
/// The class is hidden: it goes when its kernel goes.
final class Generator {
  private static final ClassDesc SELF = ClassDesc.of("org.homeostat.kernel.Loops");
  private static final ClassDesc SEGMENT = Segment.class.describeConstable().orElseThrow();
  private static final ClassDesc ARRAY = CD_double.arrayType();
  private static final MethodTypeDesc RUN = MethodTypeDesc.of(CD_void, ARRAY, ARRAY, ARRAY, CD_int);

  private Generator() {}

  static Segment generate(
      Program program,
      Placement placement,
      Execution execution,
      List<Stage.Loop> loops,
      int count) {
    byte[] bytes =
        ClassFile.of()
            .build(
                SELF,
                builder -> {
                  builder.withFlags(ClassFile.ACC_FINAL).withInterfaceSymbols(SEGMENT);
                  constructor(builder);
                  run(builder, loops.size());
                  for (int i = 0; i < loops.size(); i++) {
                    LoopCode loop =
                        new LoopCode(program, placement, execution, loops.get(i), count);
                    builder.withMethodBody(
                        "loop" + i, RUN, ClassFile.ACC_STATIC | ClassFile.ACC_PRIVATE, loop::write);
                  }
                });
    try {
      MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Segment)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("the generated kernel was not accepted", e);
    }
  }

  private static void constructor(ClassBuilder builder) {
    builder.withMethodBody(
        INIT_NAME,
        MTD_void,
        0,
        code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_());
  }

  private static void run(ClassBuilder builder, int loops) {
    builder.withMethodBody(
        "run",
        RUN,
        ClassFile.ACC_PUBLIC,
        code -> {
          for (int i = 0; i < loops; i++) {
            code.aload(1).aload(2).aload(3).iload(4).invokestatic(SELF, "loop" + i, RUN);
          }
          code.return_();
        });
  }
}
