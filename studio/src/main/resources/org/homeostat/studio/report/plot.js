"use strict";
// What lines, panels and phase portraits have in common: a chart that fills its width, follows the
// colours of the page, zooms by dragging and resets by a double click.
Homeostat.plot = (() => {
  const { element, colours } = Homeostat;
  const FONT = '12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

  // Of the places on a logarithmic axis only the powers of ten; where it spans few, 2 and 5 times
  // these as well.
  const whole = (chart, places, index) => {
    const { distr, min, max } = chart.scales[index === 0 ? "x" : "y"];
    if (distr === 1) return places;
    const few = distr === 3 && max / min < 200;
    const kept = (place) => {
      if (place === 0) return true;
      const size = Math.log10(Math.abs(place));
      const leading = Number((10 ** (size - Math.floor(size + 1e-9))).toFixed(6));
      return leading === 1 || (few && (leading === 2 || leading === 5));
    };
    return max / min < 3 && distr === 3 ? places : places.map((place) => (kept(place) ? place : null));
  };

  // Of these the ones that leave room for their texts.
  const labelled = (chart, places, index) => {
    const kept = whole(chart, places, index);
    const key = index === 0 ? "x" : "y";
    if (chart.scales[key].distr === 1) return kept;
    const room = index === 0 ? 48 : 14;
    let last = -Infinity;
    return kept.map((place) => {
      if (place === null) return null;
      const at = chart.valToPos(place, key);
      if (Math.abs(at - last) < room) return null;
      last = at;
      return place;
    });
  };

  // Steps between the marks of an axis that counts.
  const WHOLE = [1, 2, 5].flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((power) => step * 10 ** power)).sort((a, b) => a - b);
  const counts = (values) => values.every((value) => value === null || Number.isInteger(value));

  // `values` are what lies along it.
  const axis = (label, vertical, values = [0.5]) => ({
    ...(counts(values) ? { incrs: WHOLE } : {}),
    label: label || undefined,
    labelSize: label ? 18 : 0,
    labelFont: FONT,
    font: FONT,
    stroke: () => colours.of("muted"),
    grid: { stroke: () => colours.of("rule"), width: 1, filter: whole },
    ticks: { stroke: () => colours.of("rule"), width: 1, size: 5, filter: whole },
    gap: 5,
    size: vertical ? (chart, texts) => 20 + 7 * Math.max(4, ...(texts ?? []).map((text) => text?.length ?? 0)) : 30,
    space: vertical ? 28 : 64,
    filter: labelled,
    values: (chart, values) => Homeostat.ticks(values),
  });

  // How uPlot calls our scales. A symlog is linear up to a ten-thousandth of the largest value.
  const distribution = (kind, values) => {
    if (kind === "log") return { distr: 3, log: 10 };
    if (kind !== "symlog") return { distr: 1 };
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value ?? 0)), 1e-12);
    return { distr: 4, asinh: 10 ** Math.floor(Math.log10(largest / 1e4)) };
  };

  // The frame of a plot: a heading, what is measured, a button to undo a zoom.
  const frame = (title, measure) => {
    const reset = element("button", { class: "reset", type: "button", hidden: "" }, "reset zoom");
    const host = element("div", { class: "canvas" });
    const root = element("div", { class: "plot" },
      element("div", { class: "head" },
        title ? element("h3", {}, title) : "",
        measure ? element("span", { class: "measure" }, measure) : "",
        reset));
    return { root, host, reset };
  };

  // Draws once the place has a width, and again when that changes.
  const mount = (host, height, options, data, ready) => {
    let chart = null;
    const tall = () => (typeof height === "function" ? height(host.clientWidth) : height);
    host.style.height = `${typeof height === "function" ? 300 : height}px`;
    Homeostat.resized(host, () => {
      const size = { width: Math.floor(host.clientWidth), height: tall() };
      if (size.width < 40) return;
      host.style.height = `${size.height}px`;
      if (chart === null) {
        chart = new uPlot({ ...options, ...size, legend: { show: false } }, data, host);
        Homeostat.plots.push(chart);
        ready?.(chart);
      } else if (chart.width !== size.width) {
        chart.setSize(size);
      }
    });
  };

  // A small text that stands beside the pointer.
  const tag = (host) => {
    const node = element("div", { class: "tag", hidden: "" });
    host.append(node);
    const hide = () => { node.hidden = true; };
    const show = (left, top, strong, faint) => {
      node.replaceChildren(element("b", {}, strong), element("small", {}, faint));
      node.hidden = false;
      const flip = left + node.offsetWidth + 18 > host.clientWidth;
      const x = Math.max(0, flip ? left - node.offsetWidth - 14 : left + 14);
      const above = top - node.offsetHeight - 6;
      node.style.transform = `translate(${x}px, ${above < 0 && x === 0 ? top + 14 : Math.max(0, above)}px)`;
    };
    return { show, hide };
  };

  return { axis, distribution, frame, mount, tag };
})();
