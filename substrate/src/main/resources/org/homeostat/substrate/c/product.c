/* to = a@b, each element from 0 by ascending index. */
static void product@(
    const real *a, const real *b, real *to, int rows, int inner, int columns) {
  for (int i = 0; i < rows; i++) {
    for (int j = 0; j < columns; j++) {
      real sum = 0;
      for (int k = 0; k < inner; k++) {
        sum = fused@(a[i * inner + k], b[k * columns + j], sum);
      }
      to[i * columns + j] = sum;
    }
  }
}
