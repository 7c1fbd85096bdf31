/* A ball that bounces, as a unit of FMI 2.0 for co-simulation and for model exchange, written without
   Homeostat. The parameter mischief makes it behave badly at its second step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { H = 1, V = 2, DER_H = 3, DER_V = 4, G = 5, E = 6 };
enum { BOUNCES = 1, MISCHIEF = 2 };
enum { FLOATING = 1 };
enum { ABORT = 1, LOOP, PRINT, POINTER, ERROR, QUIT };

typedef struct {
  double r[7];
  int bounces, mischief, floating, calls;
  double time;
  void (*log)(void *, const char *, int, const char *, const char *, ...);
} ball;

static double gravity(const ball *b) { return b->floating ? 0 : b->r[G]; }

void *fmi2Instantiate(
    const char *name, int type, const char *guid, const char *place, const void *callbacks, int v, int l) {
  ball *b;
  (void) name, (void) type, (void) v, (void) l;
  if (strcmp(guid, "{ball}") != 0 || strncmp(place, "file:///", 8) != 0) return NULL;
  b = ((void *(*const *)(size_t, size_t)) callbacks)[1](1, sizeof *b);
  memcpy(&b->log, callbacks, sizeof b->log);
  b->r[H] = 1;
  b->r[G] = 9.81;
  b->r[E] = 0.7;
  return b;
}

void fmi2FreeInstance(void *c) { free(c); }

int fmi2SetupExperiment(void *c, int t, double tolerance, double start, int s, double stop) {
  (void) t, (void) tolerance, (void) s, (void) stop;
  ((ball *) c)->time = start;
  return 0;
}

int fmi2EnterInitializationMode(void *c) { return c ? 0 : 3; }
int fmi2ExitInitializationMode(void *c) { return c ? 0 : 3; }
int fmi2Terminate(void *c) { return c ? 0 : 3; }

int fmi2GetReal(ball *b, const unsigned r[], size_t n, double to[]) {
  for (size_t i = 0; i < n; i++)
    to[i] = r[i] == DER_H ? b->r[V] : r[i] == DER_V ? -gravity(b) : b->r[r[i]];
  return 0;
}

int fmi2SetReal(ball *b, const unsigned r[], size_t n, const double from[]) {
  for (size_t i = 0; i < n; i++) b->r[r[i]] = from[i];
  return 0;
}

int fmi2GetInteger(ball *b, const unsigned r[], size_t n, int to[]) {
  for (size_t i = 0; i < n; i++) to[i] = r[i] == BOUNCES ? b->bounces : b->mischief;
  return 0;
}

int fmi2SetInteger(ball *b, const unsigned r[], size_t n, const int from[]) {
  if (n != 1 || r[0] != MISCHIEF) return 3;
  b->mischief = from[0];
  return 0;
}

int fmi2SetBoolean(ball *b, const unsigned r[], size_t n, const int from[]) {
  if (n != 1 || r[0] != FLOATING) return 3;
  b->floating = from[0];
  return 0;
}

static int misbehaves(ball *b) {
  if (++b->calls < 2) return 0;
  switch (b->mischief) {
    case ABORT: abort();
    case LOOP: for (volatile int i = 0;; i++) {}
    case PRINT: for (int i = 0; i < 20000; i++) puts("a line that nobody asked for"); fflush(stdout); getchar(); break;
    case POINTER: *(volatile int *) 8 = 1; break;
    case ERROR: b->log(0, "ball", 3, "error", "it is %s", "flat"); return 3;
    case QUIT: exit(0);
  }
  return 0;
}

/* Flies exactly; a bounce inside a step is at its end. */
int fmi2DoStep(ball *b, double time, double length, int prior) {
  (void) prior;
  if (misbehaves(b)) return 3;
  if (time < b->time - 1e-9 || time > b->time + 1e-9) return 3;
  b->r[H] += length * (b->r[V] - gravity(b) * length / 2);
  b->r[V] -= gravity(b) * length;
  if (b->r[H] <= 0 && b->r[V] < 0) {
    b->r[V] *= -b->r[E];
    b->bounces++;
  }
  b->time = time + length;
  return 0;
}

int fmi2EnterEventMode(void *c) { return c ? 0 : 3; }
int fmi2EnterContinuousTimeMode(void *c) { return c ? 0 : 3; }

int fmi2NewDiscreteStates(ball *b, struct { int again, ends, nominals, values, timed; double next; } *event) {
  memset(event, 0, sizeof *event);
  if (b->r[H] <= 0 && b->r[V] < 0) {
    b->r[V] *= -b->r[E];
    b->bounces++;
    event->values = 1;
    event->again = 1;
  }
  return 0;
}

int fmi2CompletedIntegratorStep(ball *b, int prior, int *enter, int *ends) {
  (void) prior;
  *enter = *ends = 0;
  return misbehaves(b);
}

int fmi2SetTime(ball *b, double time) { b->time = time; return 0; }
int fmi2SetContinuousStates(ball *b, const double x[], size_t n) { memcpy(b->r + H, x, n * sizeof *x); return 0; }
int fmi2GetContinuousStates(ball *b, double x[], size_t n) { memcpy(x, b->r + H, n * sizeof *x); return 0; }
int fmi2GetDerivatives(ball *b, double x[], size_t n) { (void) n; x[0] = b->r[V]; x[1] = -gravity(b); return 0; }
int fmi2GetEventIndicators(ball *b, double z[], size_t n) { (void) n; z[0] = b->r[H]; return 0; }
