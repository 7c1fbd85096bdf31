/* For model exchange: another's solver moves the states, which stand first in the model. */
enum { STATES = @STATES@, INDICATORS = @INDICATORS@ };

EXPORT void *fmi3InstantiateModelExchange(
    const char *name, const char *instantiation_token, const char *resources, bool visible,
    bool logging, void *environment, log_function log) {
  (void) name, (void) resources, (void) visible, (void) logging;
  return instantiated(instantiation_token, true, environment, log);
}

EXPORT int fmi3EnterEventMode(void *instance) {
  unit *u = instance;
  return u->exchange ? FMI_OK : refused(u, "between its own steps there are no events");
}

EXPORT int fmi3EnterContinuousTimeMode(void *instance) {
  unit *u = instance;
  return u->exchange ? FMI_OK : refused(u, "this instance takes its own steps");
}

EXPORT int fmi3SetTime(void *instance, double time) {
  unit *u = instance;
  u->time = time;
  u->observed = false;
  return FMI_OK;
}

/* One pass settles: a condition that an event has made true has to cease before it counts. A solver that
   stands a rounding before a crossing is taken across it, a moment along the slope. */
EXPORT int fmi3UpdateDiscreteStates(
    void *instance, bool *again, bool *terminate, bool *nominals, bool *values, bool *timed, double *next) {
  unit *u = instance;
  @NAME@ before = u->model;
  *again = *terminate = *nominals = false;
  if (!@NAME@_pending(&u->model, u->time)) {
    double slope[STATES + 1], moment = 1e-12 * (1 + (u->time < 0 ? -u->time : u->time));
    double *state = (double *) (void *) &u->model;
    @NAME@_slope(&u->model, u->time, slope);
    for (int i = 0; i < STATES; i++) state[i] += moment * slope[i];
    if (!@NAME@_pending(&u->model, u->time + moment)) u->model = before;
  }
  @NAME@_settle(&u->model, u->time);
  *values = memcmp(&before, &u->model, STATES * sizeof(double)) != 0;
  *next = @NAME@_next(&u->model, u->time);
  *timed = *next < 1e300;
  u->observed = false;
  return FMI_OK;
}

EXPORT int fmi3CompletedIntegratorStep(void *instance, bool no_return, bool *event, bool *terminate) {
  unit *u = instance;
  (void) no_return;
  *event = @NAME@_pending(&u->model, u->time);
  *terminate = false;
  return FMI_OK;
}

EXPORT int fmi3GetNumberOfContinuousStates(void *instance, size_t *count) {
  (void) instance;
  *count = STATES;
  return FMI_OK;
}

EXPORT int fmi3GetNumberOfEventIndicators(void *instance, size_t *count) {
  (void) instance;
  *count = INDICATORS;
  return FMI_OK;
}

EXPORT int fmi3SetContinuousStates(void *instance, const double states[], size_t n) {
  unit *u = instance;
  if (n != STATES) return refused(u, "it has another number of states");
  memcpy(&u->model, states, n * sizeof *states);
  u->observed = false;
  return FMI_OK;
}

EXPORT int fmi3GetContinuousStates(void *instance, double states[], size_t n) {
  unit *u = instance;
  if (n != STATES) return refused(u, "it has another number of states");
  memcpy(states, &u->model, n * sizeof *states);
  return FMI_OK;
}

EXPORT int fmi3GetNominalsOfContinuousStates(void *instance, double nominals[], size_t n) {
  if (n != STATES) return refused(instance, "it has another number of states");
  for (size_t i = 0; i < n; i++) nominals[i] = 1;
  return FMI_OK;
}

EXPORT int fmi3GetContinuousStateDerivatives(void *instance, double slopes[], size_t n) {
  unit *u = instance;
  if (n != STATES) return refused(u, "it has another number of states");
  @NAME@_slope(&u->model, u->time, slopes);
  return FMI_OK;
}

EXPORT int fmi3GetEventIndicators(void *instance, double indicators[], size_t n) {
  unit *u = instance;
  if (n != INDICATORS) return refused(u, "it has another number of indicators");
  @NAME@_look(&u->model, u->time, indicators);
  return FMI_OK;
}
