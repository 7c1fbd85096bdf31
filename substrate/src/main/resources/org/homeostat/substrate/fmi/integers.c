/* What the integer 1 of each variable stands for. */
static const double units[] = {
@UNITS@
};

static int32_t nearest(double x) {
  const double top = @TOP@;
  if (x >= top) return @TOP@;
  if (x <= -top - 1) return -@TOP@ - 1;
  return (int32_t) (x < 0 ? x - 0.5 : x + 0.5);
}

EXPORT int fmi3GetFloat64(
    void *instance, const uint32_t references[], size_t n, double values[], size_t size) {
  unit *u = instance;
  size_t at = 0;
  for (size_t i = 0; i < n; i++) {
    size_t count = 1;
    const int32_t *from = place(u, references[i], &count);
    if (!from && references[i]) return refused(u, "there is no such variable of numbers");
    if (count > size - at) return refused(u, "there is too little room for the values");
    if (!from) {
      values[at++] = now(u);
      continue;
    }
    if (variables[references[i] - 1].kind >= OUTPUT && !u->observed) refresh(u);
    for (size_t e = 0; e < count; e++) values[at++] = from[e] * units[references[i] - 1];
  }
  return at == size ? FMI_OK : refused(u, "there are more values than the variables have");
}

EXPORT int fmi3SetFloat64(
    void *instance, const uint32_t references[], size_t n, const double values[], size_t size) {
  unit *u = instance;
  size_t at = 0;
  for (size_t i = 0; i < n; i++) {
    size_t count = 0;
    int32_t *to = place(u, references[i], &count);
    if (!to) return refused(u, "there is no such variable to set");
    if (!may_set(u, variables[references[i] - 1].kind)) {
      return refused(u, "the variable may not be set now");
    }
    if (count > size - at) return refused(u, "there are too few values for the variables");
    for (size_t e = 0; e < count; e++, at++) {
      if (values[at] != values[at]) return refused(u, "an integer is a number");
      to[e] = nearest(values[at] / units[references[i] - 1]);
    }
  }
  u->observed = false;
  return at == size ? FMI_OK : refused(u, "there are more values than the variables have");
}

NO_VARIABLES(Float32, float)
