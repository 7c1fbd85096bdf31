package org.homeostat.array;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.homeostat.expression.Precision;
import org.jspecify.annotations.Nullable;

/// Products by a native library with the C interface of BLAS (`cblas_sgemm`, `cblas_dgemm`).
///
/// Outside of the promise of the same bytes: a library sums in an order of its own, which changes
/// with its version and the processor. Native code: a fault in it ends the JVM. Arrays stay on the
/// heap, where the collector waits for a product to end; each product allocates a few small
/// objects. OpenBLAS is told to use one thread, in the whole process.
final class Blas implements Product {
  /// Where package managers put it, first what is fast.
  private static final List<String> NAMES =
      List.of(
          "libopenblas.so.0",
          "libopenblas.so",
          "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
          "/usr/local/opt/openblas/lib/libopenblas.dylib",
          "/System/Library/Frameworks/Accelerate.framework/Accelerate",
          "libopenblas.dll",
          "libblas.so.3");

  /// The constants of the C interface.
  private static final int ROW_MAJOR = 101;

  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  private final Elements elements;
  private final MethodHandle gemm;

  private Blas(Elements elements, MethodHandle gemm) {
    this.elements = elements;
    this.gemm = gemm;
  }

  /// The product of the first library that is found.
  ///
  /// @throws IllegalStateException if there is none, with how to install one
  static Blas of(Precision precision) {
    return of(precision, NAMES);
  }

  /// The same with names of files instead of the usual ones.
  static Blas of(Precision precision, List<String> names) {
    Elements elements = Elements.of(precision);
    for (String name : names) {
      SymbolLookup library = open(name);
      if (library != null) {
        MethodHandle gemm = gemm(library, elements);
        if (gemm != null) {
          useOneThread(library);
          return new Blas(elements, gemm);
        }
      }
    }
    throw new IllegalStateException(
        "expected a BLAS library with the C interface, found none of "
            + String.join(", ", names)
            + "; install OpenBLAS (Debian, Ubuntu: apt-get install libopenblas0-pthread; macOS: brew"
            + " install openblas) or use the product in Java, which needs none");
  }

  @SuppressWarnings("restricted")
  private static @Nullable SymbolLookup open(String name) {
    try {
      return SymbolLookup.libraryLookup(name, Arena.global());
    } catch (IllegalArgumentException absent) {
      return null;
    }
  }

  /// `gemm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)` of either precision, with
  /// alpha and beta as `double`.
  @SuppressWarnings("restricted")
  private static @Nullable MethodHandle gemm(SymbolLookup library, Elements elements) {
    String name = elements == Elements.FLOAT ? "cblas_sgemm" : "cblas_dgemm";
    MemoryLayout number = elements == Elements.FLOAT ? JAVA_FLOAT : JAVA_DOUBLE;
    MemoryLayout i = JAVA_INT;
    FunctionDescriptor type =
        FunctionDescriptor.ofVoid(
            i, i, i, i, i, i, number, ADDRESS, i, ADDRESS, i, number, ADDRESS, i);
    MemorySegment function = library.find(name).orElse(null);
    if (function == null) {
      return null;
    }
    MethodHandle gemm =
        Linker.nativeLinker().downcallHandle(function, type, Linker.Option.critical(true));
    MethodType wide =
        gemm.type().changeParameterType(6, double.class).changeParameterType(11, double.class);
    return MethodHandles.insertArguments(
        MethodHandles.explicitCastArguments(gemm, wide), 0, ROW_MAJOR);
  }

  @SuppressWarnings("restricted")
  private static void useOneThread(SymbolLookup library) {
    library
        .find("openblas_set_num_threads")
        .map(f -> Linker.nativeLinker().downcallHandle(f, FunctionDescriptor.ofVoid(JAVA_INT)))
        .ifPresent(f -> {
          try {
            f.invokeExact(1);
          } catch (Throwable e) {
            throw new IllegalStateException("the BLAS library did not take its threads", e);
          }
        });
  }

  /// One panel: a library packs for itself.
  @Override
  public Panels panels() {
    return new Panels(elements, 0);
  }

  @Override
  public void multiply(
      Object a, Matrix left, Panels right, Object c, Matrix to, boolean accumulate) {
    Product.check(left, right, to);
    int m = left.rows();
    int n = right.columns();
    int k = left.columns();
    if (m == 0 || n == 0) {
      return;
    }
    boolean rows = left.columnStride() == 1;
    int layout = rows ? AS_IT_IS : TRANSPOSED;
    int other = right.transposed() ? TRANSPOSED : AS_IT_IS;
    int ldb = Math.max(1, right.transposed() ? k : n);
    int lda =
        rows ? leading(left, left.rowStride()) : leading(left.transposed(), left.columnStride());
    int ldc = leading(to, to.rowStride());
    MemorySegment x = segment(a, left, rows ? m : k, lda, rows ? k : m);
    MemorySegment y = elements.segment(right.buffer());
    MemorySegment z = segment(c, to, m, ldc, n);
    try {
      double beta = accumulate ? 1 : 0;
      gemm.invokeExact(layout, other, m, n, k, 1.0, x, lda, y, ldb, beta, z, ldc);
    } catch (Throwable e) {
      throw new IllegalStateException("the BLAS library did not take the product of " + left, e);
    }
  }

  /// The distance of rows as BLAS wants it: at least their length, even of a single row.
  private static int leading(Matrix matrix, int stride) {
    if (matrix.rows() > 1 && stride < matrix.columns()) {
      throw new IllegalArgumentException(matrix + ": its rows overlap");
    }
    return Math.max(1, Math.max(stride, matrix.columns()));
  }

  /// What a product touches of an array, and nothing beyond it.
  private MemorySegment segment(Object array, Matrix matrix, int rows, int stride, int length) {
    long count = rows == 0 || length == 0 ? 0 : (rows - 1L) * stride + length;
    long size = elements.bytes();
    return elements.segment(array).asSlice(matrix.offset() * size, count * size);
  }
}
