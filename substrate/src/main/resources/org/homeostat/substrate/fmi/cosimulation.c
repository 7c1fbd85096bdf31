/* This unit takes its own steps and no others. */
EXPORT void *fmi3InstantiateModelExchange(
    const char *name, const char *instantiation_token, const char *resources, bool visible,
    bool logging, void *environment, log_function log) {
  (void) name, (void) instantiation_token, (void) resources, (void) visible, (void) logging;
  if (log) log(environment, FMI_ERROR, "logStatusError", "this unit takes its own steps");
  return NULL;
}

ABSENT(fmi3EnterEventMode)
ABSENT(fmi3UpdateDiscreteStates)
ABSENT(fmi3EnterContinuousTimeMode)
ABSENT(fmi3CompletedIntegratorStep)
ABSENT(fmi3SetTime)
ABSENT(fmi3SetContinuousStates)
ABSENT(fmi3GetContinuousStateDerivatives)
ABSENT(fmi3GetEventIndicators)
ABSENT(fmi3GetContinuousStates)
ABSENT(fmi3GetNominalsOfContinuousStates)
ABSENT(fmi3GetNumberOfEventIndicators)
ABSENT(fmi3GetNumberOfContinuousStates)
