/* to = a@b, each element from 0 by ascending index; those of a row side by side, which vector units
   like. */
static void product@(
    const real *a, const real *b, real *restrict to, int rows, int inner, int columns) {
  for (int i = 0; i < rows; i++) {
    real *row = to + i * columns;
    if (columns == 1) {
      real sum = 0;
      for (int k = 0; k < inner; k++) sum = fused@(a[i * inner + k], b[k], sum);
      row[0] = sum;
      continue;
    }
    for (int j = 0; j < columns; j++) row[j] = 0;
    for (int k = 0; k < inner; k++) {
      const real x = a[i * inner + k];
      for (int j = 0; j < columns; j++) row[j] = fused@(x, b[k * columns + j], row[j]);
    }
  }
}
