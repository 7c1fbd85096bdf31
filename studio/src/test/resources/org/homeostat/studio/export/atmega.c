/* Runs an exported agent on an ATmega328P and sends what it does over the serial line: @ and words in
   hexadecimal. The last line has the clocks of the longest step and the bytes of memory in use. */
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#define JOIN(a, b) a##b
#define CALL(name, function) JOIN(name, function)

static NAME agent;

static void send(char c) {
  while (!(UCSR0A & _BV(UDRE0))) {
  }
  UDR0 = (uint8_t) c;
}

static void word(char before, uint32_t x) {
  send(before);
  for (int8_t i = 28; i >= 0; i -= 4) {
    uint8_t digit = x >> i & 15;
    send((char) (digit < 10 ? '0' + digit : 'a' + digit - 10));
  }
}

/* Fowler, Noll & Vo over the states, which come first in the struct. */
static uint32_t mixed(void) {
  const uint8_t *at = (const uint8_t *) &agent;
  uint32_t hash = 0x811c9dc5u;
  for (uint8_t i = 0; i < STATES; i++, at += 4) {
    hash ^= at[0] | (uint32_t) at[1] << 8 | (uint32_t) at[2] << 16 | (uint32_t) at[3] << 24;
    hash *= 0x01000193u;
  }
  return hash;
}

/* The memory between the variables and the stack, filled so that its use can be seen. */
extern uint8_t __heap_start;

static void fill(void) {
  for (uint8_t *at = &__heap_start; at < (uint8_t *) SP - 16; at++) *at = 0xa5;
}

static uint32_t used(void) {
  uint16_t untouched = 0;
  for (uint8_t *at = &__heap_start; *at == 0xa5; at++) untouched++;
  return RAMEND + 1 - RAMSTART - untouched;
}

int main(void) {
  uint16_t longest = 0;
  UBRR0 = 0;
  UCSR0B = _BV(TXEN0);
  fill();
  for (uint64_t seed = 1; seed <= SEEDS; seed++) {
    CALL(NAME, _outputs) out;
    uint32_t sum = 0;
    CALL(NAME, _init)(&agent, seed);
    for (uint16_t k = 1; k <= STEPS; k++) {
      CALL(NAME, _observe)(&agent, &out);
      sum += (uint32_t) out.reward;
      TCNT1 = 0;
      TCCR1B = _BV(CS11) | _BV(CS10); /* counts each 64th clock */
      CALL(NAME, _step)(&agent);
      uint16_t taken = TCNT1;
      TCCR1B = 0;
      if (taken > longest) longest = taken;
      if (k % EVERY == 0) {
        word('@', sum);
        word(' ', mixed());
        send('\n');
      }
    }
  }
  word('@', (uint32_t) longest * 64);
  word(' ', used());
  send('\n');
  while (!(UCSR0A & _BV(TXC0))) {
  }
  cli();
  sleep_mode();
}
