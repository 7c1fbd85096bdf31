"use strict";
// A plot whose content lies in a plane: the chart library gives frame, axes and cursor, `draw` the
// rest. It zooms in both directions; what `nearest` finds under the pointer gets a dot and a tag.
// With `walk`, arrow keys go from thing to thing. `across` are the places along x, `up` those along y.
Homeostat.plane = (block, { full, draw, nearest, walk = [], tall, linear = false, across = [0.5], up = [0.5] }) => {
  const { colours, plot } = Homeostat;
  const frame = plot.frame(block.title, "");
  const tag = plot.tag(frame.host);
  const dot = Homeostat.element("div", { class: "dot", hidden: "" });
  frame.host.append(dot);
  let chart = null;
  let showing = null;

  // The whole picture, widened where a unit must be as long across as up.
  const whole = (self) => {
    const { width, height } = self.bbox;
    let [x, y] = [full.x, full.y];
    if (block.aspect === "equal" && width > 0) {
      const unit = Math.max((x[1] - x[0]) / width, (y[1] - y[0]) / height);
      x = widened(x, unit * width);
      y = widened(y, unit * height);
    }
    return { x, y };
  };
  const widened = ([low, high], length) => [(low + high - length) / 2, (low + high + length) / 2];

  const painted = (self) => {
    const { ctx, bbox } = self;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    draw(self);
    ctx.restore();
  };

  const point = (found) => {
    dot.hidden = found === null;
    if (found === null) {
      tag.hide();
      return;
    }
    const left = chart.valToPos(found.x, "x") + chart.over.offsetLeft;
    const top = chart.valToPos(found.y, "y") + chart.over.offsetTop;
    dot.style.transform = `translate(${left}px, ${top}px)`;
    dot.style.background = colours.of(found.hue);
    tag.show(left, top, found.strong, found.faint);
  };
  const hover = () => {
    const { left, top } = chart.cursor;
    point(left < 0 ? null : nearest(chart, left, top));
  };

  const undo = () => {
    showing = null;
    frame.reset.hidden = true;
    chart.redraw();
    rescale(chart);
  };
  const select = (self) => {
    const { left, top, width, height } = self.select;
    if (width < 4 || height < 4) return;
    showing = {
      x: [self.posToVal(left, "x"), self.posToVal(left + width, "x")],
      y: [self.posToVal(top + height, "y"), self.posToVal(top, "y")],
    };
    frame.reset.hidden = false;
    self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    self.redraw(false, true);
    rescale(self);
  };
  const range = (name) => (self) => (showing ?? whole(self))[name];
  const rescale = (self) => self.batch(() => {
    const { x, y } = showing ?? whole(self);
    self.setScale("x", { min: x[0], max: x[1] });
    self.setScale("y", { min: y[0], max: y[1] });
  });

  const scale = (name) => ({ range: range(name), ...(linear ? {} : plot.distribution(block[name].scale, full[name])) });
  const options = {
    scales: { x: { time: false, ...scale("x") }, y: scale("y") },
    series: [{}, { points: { show: false }, width: 0 }],
    axes: [plot.axis(Homeostat.axisTitle(block.x), false, across), plot.axis(Homeostat.axisTitle(block.y), true, up)],
    padding: [10, 14, 0, 0],
    cursor: {
      x: false,
      y: false,
      points: { show: false },
      drag: { x: true, y: true, setScale: false },
      bind: { dblclick: () => () => { undo(); return null; } },
    },
    hooks: {
      draw: [painted],
      setCursor: [() => chart && hover()],
      setSelect: [select],
      setSize: [() => queueMicrotask(() => chart && rescale(chart))],
    },
  };
  plot.mount(frame.host, tall, options, [full.x, full.y], (made) => { chart = made; rescale(made); });
  frame.reset.addEventListener("click", undo);
  frame.host.setAttribute("role", "img");
  frame.host.setAttribute("aria-label", `${block.title}: ${block.y.label} against ${block.x.label}`);

  if (walk.length > 0) {
    let at = -1;
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
    frame.host.tabIndex = 0;
    frame.host.addEventListener("keydown", (event) => {
      if (!(event.key in steps)) return;
      event.preventDefault();
      at = at < 0 ? 0 : (at + steps[event.key] + walk.length) % walk.length;
      point(walk[at]);
    });
    frame.host.addEventListener("blur", () => { at = -1; point(null); });
  }
  return { ...frame, redraw: () => chart.redraw(false, false) };
};

// From the least to the largest number, with a little air.
Homeostat.plane.extent = (values, log = false) => {
  const shown = values.filter((value) => value !== null && (!log || value > 0));
  if (shown.length === 0) return log ? [1, 10] : [0, 1];
  const place = log ? Math.log : (value) => value;
  const back = log ? Math.exp : (value) => value;
  let low = Infinity;
  let high = -Infinity;
  for (const value of shown) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const air = (place(high) - place(low) || (log ? 0.1 : Math.abs(high) || 1)) * 0.05;
  return [back(place(low) - air), back(place(high) + air)];
};
