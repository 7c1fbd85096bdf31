static float magnitudef(float a) { return of_bitsf(to_bitsf(a) & 0x7fffffffu); }
