"use strict";
// Curves in a plane. The chart library gives frame, axes and zoom; the curves are drawn over it,
// for their x may turn back.
Homeostat.blocks.phase = (block) => {
  const { colours, legend, plot, number } = Homeostat;
  const SHADES = 48;
  const frame = plot.frame(block.title, "");
  const tag = plot.tag(frame.host);
  const dot = Homeostat.element("div", { class: "dot", hidden: "" });
  frame.host.append(dot);
  const full = { x: extent(block.curves.flatMap((curve) => curve.x)), y: extent(block.curves.flatMap((curve) => curve.y)) };
  let chart = null;

  function extent(values) {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      if (value !== null) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) return [0, 1];
    const air = (high - low || 1) * 0.05;
    return [low - air, high + air];
  }

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

  const drawCurve = (self, curve) => {
    const { ctx } = self;
    const left = curve.x.map((x) => (x === null ? NaN : self.valToPos(x, "x", true)));
    const top = curve.y.map((y) => (y === null ? NaN : self.valToPos(y, "y", true)));
    const shades = curve.tint === "by_time" ? SHADES : 1;
    const length = left.length - 1;
    ctx.lineWidth = 1.4 * devicePixelRatio;
    ctx.lineJoin = "round";
    for (let shade = 0; shade < shades; shade++) {
      const from = Math.floor((shade * length) / shades);
      const to = Math.floor(((shade + 1) * length) / shades);
      ctx.strokeStyle = shades === 1 ? colours.of(curve.hue)
        : colours.between("rule", curve.hue, 0.25 + 0.75 * (shade / (shades - 1)));
      ctx.beginPath();
      let pen = false;
      for (let i = from; i <= to; i++) {
        const here = !Number.isNaN(left[i] + top[i]);
        if (here && pen) ctx.lineTo(left[i], top[i]);
        else if (here) ctx.moveTo(left[i], top[i]);
        pen = here;
      }
      ctx.stroke();
    }
    ring(ctx, left[0], top[0], colours.of(curve.hue));
  };
  const ring = (ctx, left, top, colour) => {
    ctx.beginPath();
    ctx.arc(left, top, 4 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fillStyle = colours.of("sheet");
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.fill();
    ctx.stroke();
  };

  const draw = (self) => {
    const { ctx, bbox } = self;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    block.curves.filter((curve) => !curve.hidden).forEach((curve) => drawCurve(self, curve));
    ctx.restore();
  };

  const hover = () => {
    const { left, top } = chart.cursor;
    const found = left < 0 ? null : nearest(left, top);
    dot.hidden = found === null;
    if (found === null) {
      tag.hide();
      return;
    }
    const { curve, i, x, y } = found;
    const at = [x + chart.over.offsetLeft, y + chart.over.offsetTop];
    dot.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
    dot.style.background = colours.of(curve.hue);
    const time = curve.time.length ? `   t ${number(curve.time[i], 6)}` : "";
    tag.show(at[0], at[1], `${block.x.label} ${number(curve.x[i])}, ${block.y.label} ${number(curve.y[i])}`,
      `${curve.label}${time}`);
  };
  const nearest = (left, top) => {
    let best = null;
    let least = 30 ** 2;
    for (const curve of block.curves.filter((each) => !each.hidden)) {
      for (let i = 0; i < curve.x.length; i++) {
        if (curve.x[i] === null || curve.y[i] === null) continue;
        const x = chart.valToPos(curve.x[i], "x");
        const y = chart.valToPos(curve.y[i], "y");
        const away = (x - left) ** 2 + (y - top) ** 2;
        if (away < least) {
          least = away;
          best = { curve, i, x, y };
        }
      }
    }
    return best;
  };

  let showing = null;
  const reset = () => {
    showing = null;
    frame.reset.hidden = true;
    chart.redraw();
  };
  const range = (name) => (self) => (showing ?? whole(self))[name];
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
  const rescale = (self) => self.batch(() => {
    const { x, y } = showing ?? whole(self);
    self.setScale("x", { min: x[0], max: x[1] });
    self.setScale("y", { min: y[0], max: y[1] });
  });
  const undo = () => { reset(); rescale(chart); };

  const keys = legend(block.curves, (curve, on) => {
    curve.hidden = !on;
    chart.redraw(false, false);
  });
  keys.root.classList.add("quiet");
  const options = {
    scales: { x: { time: false, range: range("x") }, y: { range: range("y") } },
    series: [{}, { points: { show: false }, width: 0 }],
    axes: [plot.axis(Homeostat.axisTitle(block.x), false), plot.axis(Homeostat.axisTitle(block.y), true)],
    padding: [10, 14, 0, 0],
    cursor: {
      x: false,
      y: false,
      points: { show: false },
      drag: { x: true, y: true, setScale: false },
      bind: { dblclick: () => () => { undo(); return null; } },
    },
    hooks: {
      draw: [draw],
      setCursor: [() => chart && hover()],
      setSelect: [select],
      setSize: [() => queueMicrotask(() => chart && rescale(chart))],
    },
  };
  const tall = (width) => Math.round(Math.min(460, Math.max(260, width * 0.8)));
  plot.mount(frame.host, tall, options, [full.x, full.y], (made) => { chart = made; rescale(made); });
  frame.reset.addEventListener("click", undo);
  frame.host.setAttribute("role", "img");
  frame.host.setAttribute("aria-label", `${block.title}: ${block.y.label} against ${block.x.label}`);
  frame.root.append(block.curves.length > 1 ? keys.root : "", frame.host);
  return Homeostat.sheet("", block.caption, frame.root);
};
