"use strict";
// Colours as the style sheet has them now: a probe resolves its variables for canvas drawing.
Homeostat.colours = (() => {
  const probe = Homeostat.element("i", { hidden: "" });
  document.body.append(probe);
  let known = new Map();

  const rgb = (name) => {
    if (!known.has(name)) {
      probe.style.color = `var(--${name})`;
      known.set(name, getComputedStyle(probe).color.match(/[\d.]+/g).slice(0, 3).map(Number));
    }
    return known.get(name);
  };
  const of = (name, alpha = 1) => `rgba(${rgb(name).join(",")},${alpha})`;
  const between = (from, to, share) =>
    `rgb(${rgb(from).map((start, i) => Math.round(start + (rgb(to)[i] - start) * share)).join(",")})`;

  // Everything drawn on a canvas is drawn again in the new colours.
  const changed = () => {
    known = new Map();
    Homeostat.plots.forEach((plot) => plot.redraw(false, false));
    Homeostat.repaint.forEach((paint) => paint());
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  return { of, between, changed };
})();
