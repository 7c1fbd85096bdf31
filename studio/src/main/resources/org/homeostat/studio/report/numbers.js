"use strict";
// Numbers as people read them: the same rules as NumberText in Java.
Homeostat.number = (value, digits = 4) => {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const plain = size >= 1e-4 && size < 1e7;
  const rounded = Number(value.toPrecision(digits));
  const text = plain ? String(rounded) : rounded.toExponential().replace("e+", "e");
  return Homeostat.grouped(text.replaceAll("-", "−"));
};

// Thousands apart, from five digits on.
Homeostat.grouped = (text) =>
  text.replace(/^(−?)(\d{5,})/, (all, sign, digits) => sign + digits.replace(/\B(?=(\d{3})+$)/g, "\u202f"));

// A number with its unit.
Homeostat.quantity = (value, unit, digits) =>
  unit ? `${Homeostat.number(value, digits)} ${unit}` : Homeostat.number(value, digits);

// Texts for the ticks of an axis, all with the same decimals unless they span many powers of ten.
Homeostat.ticks = (values) => {
  const shown = values.filter((value) => value !== null);
  const largest = Math.max(...shown.map(Math.abs));
  const smallest = Math.min(...shown.filter((value) => value !== 0).map(Math.abs));
  if (largest >= 1e6 || (largest > 0 && (largest < 1e-4 || smallest < 1e-4 * largest))) {
    return values.map((value) => (value === null ? null : Homeostat.number(value)));
  }
  const decimals = Math.max(0, ...shown.map((value) => {
    const text = String(Number(value.toPrecision(10)));
    return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
  }));
  if (decimals > 5) return values.map((value) => (value === null ? null : Homeostat.number(value)));
  return values.map((value) =>
    (value === null ? null : Homeostat.grouped(value.toFixed(decimals).replace("-", "−"))));
};

// 1, 2 or 5 times a power of ten, not below `value`.
Homeostat.round125 = (value) => {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((step) => step * power >= value * 0.999);
  return Number((step * power).toPrecision(3));
};

// "position (m)"
Homeostat.axisTitle = (axis) => (axis.unit ? `${axis.label} (${axis.unit})` : axis.label);
