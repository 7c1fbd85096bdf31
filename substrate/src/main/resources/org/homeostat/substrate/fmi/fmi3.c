/* The functions of FMI 3.0 (Functional Mock-up Interface specification 3.0, chapters 2 to 4) around
   @NAME@.c, which this file only calls. Variables are given and taken as whole arrays;
   what the unit does not have is refused. */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "@NAME@.h"
@INCLUDE@

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

enum { FMI_OK = 0, FMI_ERROR = 3 };
enum kind { STATE, PARAMETER, INPUT, OUTPUT, DERIVATIVE, INDICATOR };
enum phase { INSTANTIATED, INITIALIZATION, STEPPING, TERMINATED };

typedef void (*log_function)(void *environment, int status, const char *category, const char *text);

typedef struct {
  @NAME@ model;
@VALUES@
  enum phase phase;
  bool observed;
  bool exchange; /* whether another's solver moves the states, to the time: */
  double time;
  void *environment;
  log_function log;
} unit;

/* What the value references from 1 on stand for. */
static const struct {
  enum kind kind;
  size_t offset;
  size_t count;
} variables[] = {
@VARIABLES@
};

static const size_t variable_count = sizeof variables / sizeof variables[0];
static const uint32_t seed_reference = @SEED@;
static const char token[] = "@TOKEN@";

static int refused(unit *u, const char *text) {
  if (u && u->log) u->log(u->environment, FMI_ERROR, "logStatusError", text);
  return FMI_ERROR;
}

static double now(const unit *u) {
  return u->exchange ? u->time : @START@ + (double) u->model.steps * @LENGTH@;
}

/* Computes what is not stored. */
static void refresh(unit *u) {
@REFRESH@
  u->observed = true;
}

static bool may_set(const unit *u, enum kind kind) {
  if (kind >= OUTPUT || u->phase == TERMINATED) return false;
  return kind != STATE || u->phase != STEPPING;
}

EXPORT const char *fmi3GetVersion(void) { return "3.0"; }

EXPORT int fmi3SetDebugLogging(void *instance, bool on, size_t n, const char *const categories[]) {
  (void) instance, (void) on, (void) n, (void) categories;
  return FMI_OK;
}

static void *instantiated(
    const char *instantiation_token, bool exchange, void *environment, log_function log) {
  unit *u;
  if (!instantiation_token || strcmp(instantiation_token, token) != 0) {
    if (log) log(environment, FMI_ERROR, "logStatusError", "the token is of another unit");
    return NULL;
  }
  u = calloc(1, sizeof *u);
  if (!u) return NULL;
  u->environment = environment;
  u->log = log;
  u->exchange = exchange;
  @NAME@_init(&u->model, 0);
  return u;
}

EXPORT void *fmi3InstantiateCoSimulation(
    const char *name, const char *instantiation_token, const char *resources, bool visible,
    bool logging, bool events, bool early_return, const uint32_t required[], size_t required_count,
    void *environment, log_function log, void *intermediate) {
  (void) name, (void) resources, (void) visible, (void) logging, (void) events;
  (void) early_return, (void) required, (void) required_count, (void) intermediate;
  return instantiated(instantiation_token, false, environment, log);
}

EXPORT void *fmi3InstantiateScheduledExecution(const char *name, const char *instantiation_token) {
  (void) name, (void) instantiation_token;
  return NULL;
}

EXPORT void fmi3FreeInstance(void *instance) { free(instance); }

EXPORT int fmi3EnterInitializationMode(
    void *instance, bool tolerant, double tolerance, double start, bool stops, double stop) {
  unit *u = instance;
  double off = start - @START@;
  (void) tolerant, (void) tolerance, (void) stops, (void) stop;
  if (u->phase != INSTANTIATED) return refused(u, "already initialized");
  if (!u->exchange && (off > 1e-9 || off < -1e-9)) return refused(u, "this unit begins at the time @START@");
  u->time = start;
  u->phase = INITIALIZATION;
  return FMI_OK;
}

EXPORT int fmi3ExitInitializationMode(void *instance) {
  unit *u = instance;
  if (u->phase != INITIALIZATION) return refused(u, "not in initialization");
  u->phase = STEPPING;
  return FMI_OK;
}

EXPORT int fmi3EnterStepMode(void *instance) {
  unit *u = instance;
  return u->phase == STEPPING ? FMI_OK : refused(u, "not initialized");
}

EXPORT int fmi3Terminate(void *instance) {
  unit *u = instance;
  u->phase = TERMINATED;
  return FMI_OK;
}

EXPORT int fmi3Reset(void *instance) {
  unit *u = instance;
  @NAME@_init(&u->model, 0);
  u->phase = INSTANTIATED;
  u->observed = false;
  return FMI_OK;
}

/* Where a variable stands, or NULL; the number of its elements. */
static void *place(unit *u, uint32_t reference, size_t *count) {
  if (reference == 0 || reference > variable_count) return NULL;
  *count = variables[reference - 1].count;
  return (char *) u + variables[reference - 1].offset;
}

/* The functions for variables, which are all of one type. The time may be had with them. */
#define NUMBERS(Type, type)                                                                        \
  EXPORT int fmi3Get##Type(                                                                        \
      void *instance, const uint32_t references[], size_t n, type values[], size_t size) {         \
    unit *u = instance;                                                                            \
    size_t at = 0;                                                                                 \
    for (size_t i = 0; i < n; i++) {                                                               \
      type time = (type) now(u);                                                                   \
      size_t count = 1;                                                                            \
      const type *from = references[i] == 0 ? &time : place(u, references[i], &count);             \
      if (!from) return refused(u, "there is no such variable of numbers");                        \
      if (count > size - at) return refused(u, "there is too little room for the values");         \
      if (references[i] && variables[references[i] - 1].kind >= OUTPUT && !u->observed) refresh(u); \
      memcpy(values + at, from, count * sizeof *values);                                           \
      at += count;                                                                                 \
    }                                                                                              \
    return at == size ? FMI_OK : refused(u, "there are more values than the variables have");      \
  }                                                                                                \
  EXPORT int fmi3Set##Type(                                                                        \
      void *instance, const uint32_t references[], size_t n, const type values[], size_t size) {   \
    unit *u = instance;                                                                            \
    size_t at = 0;                                                                                 \
    for (size_t i = 0; i < n; i++) {                                                               \
      size_t count = 0;                                                                            \
      type *to = place(u, references[i], &count);                                                  \
      if (!to) return refused(u, "there is no such variable to set");                              \
      if (!may_set(u, variables[references[i] - 1].kind)) {                                        \
        return refused(u, "the variable may not be set now");                                      \
      }                                                                                            \
      if (count > size - at) return refused(u, "there are too few values for the variables");      \
      memcpy(to, values + at, count * sizeof *values);                                             \
      at += count;                                                                                 \
    }                                                                                              \
    u->observed = false;                                                                           \
    return at == size ? FMI_OK : refused(u, "there are more values than the variables have");      \
  }

/* The time is a Float64 even where variables are not. */
#define TIME_ALONE                                                                                 \
  EXPORT int fmi3GetFloat64(                                                                       \
      void *instance, const uint32_t references[], size_t n, double values[], size_t size) {       \
    for (size_t i = 0; i < n; i++) {                                                               \
      if (references[i] || n != size) return refused(instance, "the variable is a Float32");       \
      values[i] = now(instance);                                                                   \
    }                                                                                              \
    return FMI_OK;                                                                                 \
  }                                                                                                \
  EXPORT int fmi3SetFloat64(                                                                       \
      void *instance, const uint32_t references[], size_t n, const double values[], size_t size) { \
    (void) references, (void) values, (void) size;                                                 \
    return n == 0 ? FMI_OK : refused(instance, "there is no variable of this type");               \
  }

EXPORT int fmi3GetUInt64(
    void *instance, const uint32_t references[], size_t n, uint64_t values[], size_t size) {
  unit *u = instance;
  if (n != size) return refused(u, "the seed is one number");
  for (size_t i = 0; i < n; i++) {
    if (references[i] != seed_reference) return refused(u, "there is no such whole number");
    values[i] = u->model.seed;
  }
  return FMI_OK;
}

EXPORT int fmi3SetUInt64(
    void *instance, const uint32_t references[], size_t n, const uint64_t values[], size_t size) {
  unit *u = instance;
  if (n != size) return refused(u, "the seed is one number");
  for (size_t i = 0; i < n; i++) {
    if (references[i] != seed_reference) return refused(u, "there is no such whole number");
    if (u->phase == STEPPING) return refused(u, "the seed may not be set now");
    u->model.seed = values[i];
  }
  u->observed = false;
  return FMI_OK;
}

#define NO_VARIABLES(Type, type)                                                               \
  EXPORT int fmi3Get##Type(                                                                    \
      void *instance, const uint32_t references[], size_t n, type values[], size_t size) {     \
    (void) references, (void) values, (void) size;                                             \
    return n == 0 ? FMI_OK : refused(instance, "there is no variable of this type");           \
  }                                                                                            \
  EXPORT int fmi3Set##Type(                                                                    \
      void *instance, const uint32_t references[], size_t n, const type values[], size_t size) { \
    (void) references, (void) values, (void) size;                                             \
    return n == 0 ? FMI_OK : refused(instance, "there is no variable of this type");           \
  }

typedef const char *text;
@NUMBERS@
NO_VARIABLES(Int8, int8_t)
NO_VARIABLES(UInt8, uint8_t)
NO_VARIABLES(Int16, int16_t)
NO_VARIABLES(UInt16, uint16_t)
NO_VARIABLES(Int32, int32_t)
NO_VARIABLES(UInt32, uint32_t)
NO_VARIABLES(Int64, int64_t)
NO_VARIABLES(Boolean, bool)
NO_VARIABLES(String, text)

EXPORT int fmi3DoStep(
    void *instance, double current, double length, bool no_return, bool *event, bool *terminate,
    bool *early, double *reached) {
  unit *u = instance;
  double steps = length / @LENGTH@, off = (current - now(u)) / @LENGTH@;
  uint64_t count, done;
  int inside = 1;
  (void) no_return;
  *event = *terminate = *early = false;
  *reached = now(u);
  if (u->phase != STEPPING || u->exchange) return refused(u, "it takes no steps now");
  if (!(off > -0.5 && off < 0.5)) return refused(u, "the unit stands at another time");
  if (!(steps > 0.5 && steps < 1e15)) return refused(u, "the step is shorter than the unit's own");
  count = (uint64_t) (steps + 0.5);
  if (steps - (double) count > 1e-4 || steps - (double) count < -1e-4) {
    return refused(u, "the step is no multiple of the unit's own");
  }
  for (done = 0; done < count && inside; done++) inside = @NAME@_step(&u->model);
  u->observed = false;
  *reached = now(u);
  return inside ? FMI_OK : refused(u, "a state is not finite");
}

EXPORT int fmi3GetFMUState(void *instance, void **state) {
  if (!*state) *state = malloc(sizeof(unit));
  if (!*state) return refused(instance, "there is no memory");
  memcpy(*state, instance, sizeof(unit));
  return FMI_OK;
}

EXPORT int fmi3SetFMUState(void *instance, const void *state) {
  unit *u = instance;
  const unit *from = state;
  u->model = from->model;
  u->phase = from->phase;
  u->time = from->time;
  u->observed = false;
  return FMI_OK;
}

EXPORT int fmi3FreeFMUState(void *instance, void **state) {
  (void) instance;
  free(*state);
  *state = NULL;
  return FMI_OK;
}

/* A saved state: which model, the phase, the time, the struct of the model. */
typedef struct {
  uint32_t model_sum;
  uint32_t phase;
  double time;
  @NAME@ model;
} saved;

EXPORT int fmi3SerializedFMUStateSize(void *instance, void *state, size_t *size) {
  (void) instance, (void) state;
  *size = sizeof(saved);
  return FMI_OK;
}

EXPORT int fmi3SerializeFMUState(void *instance, void *state, uint8_t bytes[], size_t size) {
  const unit *from = state;
  saved copy;
  if (size != sizeof copy) return refused(instance, "a saved state has another size");
  memset(&copy, 0, sizeof copy);
  copy.model_sum = @MODEL@;
  copy.phase = (uint32_t) from->phase;
  copy.time = from->time;
  copy.model = from->model;
  memcpy(bytes, &copy, sizeof copy);
  return FMI_OK;
}

EXPORT int fmi3DeserializeFMUState(
    void *instance, const uint8_t bytes[], size_t size, void **state) {
  saved copy;
  unit *to;
  if (size != sizeof copy) return refused(instance, "a saved state has another size");
  memcpy(&copy, bytes, sizeof copy);
  if (copy.model_sum != @MODEL@ || copy.phase > TERMINATED) {
    return refused(instance, "the saved state is of another unit");
  }
  if (!*state) *state = calloc(1, sizeof(unit));
  if (!*state) return refused(instance, "there is no memory");
  to = *state;
  to->time = copy.time;
  to->model = copy.model;
  to->phase = (enum phase) copy.phase;
  return FMI_OK;
}

/* What other kinds of units have: refused, whatever it is given. The arguments after the first are not
   looked at. */
#define ABSENT(function)                                             \
  EXPORT int function(void *instance) {                              \
    return refused(instance, "this unit has no " #function);         \
  }

ABSENT(fmi3EnterConfigurationMode)
ABSENT(fmi3ExitConfigurationMode)
ABSENT(fmi3EvaluateDiscreteStates)
ABSENT(fmi3GetNumberOfVariableDependencies)
ABSENT(fmi3GetBinary)
ABSENT(fmi3SetBinary)
ABSENT(fmi3GetClock)
ABSENT(fmi3SetClock)
ABSENT(fmi3GetVariableDependencies)
ABSENT(fmi3GetDirectionalDerivative)
ABSENT(fmi3GetAdjointDerivative)
ABSENT(fmi3GetIntervalDecimal)
ABSENT(fmi3GetIntervalFraction)
ABSENT(fmi3GetShiftDecimal)
ABSENT(fmi3GetShiftFraction)
ABSENT(fmi3SetIntervalDecimal)
ABSENT(fmi3SetIntervalFraction)
ABSENT(fmi3SetShiftDecimal)
ABSENT(fmi3SetShiftFraction)
ABSENT(fmi3GetOutputDerivatives)
ABSENT(fmi3ActivateModelPartition)
@EXCHANGE@