"use strict";
// Curves in a plane, whose x may turn back.
Homeostat.blocks.phase = (block) => {
  const { colours, legend, plane, number } = Homeostat;
  const SHADES = 48;

  const drawCurve = (self, curve) => {
    const { ctx } = self;
    const left = curve.x.map((x) => (x === null ? NaN : self.valToPos(x, "x", true)));
    const top = curve.y.map((y) => (y === null ? NaN : self.valToPos(y, "y", true)));
    const shades = curve.tint === "by_time" ? SHADES : 1;
    const length = left.length - 1;
    const faint = curve.tint === "faint";
    ctx.lineWidth = (faint ? 1 : 1.4) * devicePixelRatio;
    ctx.lineJoin = "round";
    for (let shade = 0; shade < shades; shade++) {
      const from = Math.floor((shade * length) / shades);
      const to = Math.floor(((shade + 1) * length) / shades);
      ctx.strokeStyle = shades === 1 ? colours.of(curve.hue, faint ? 0.4 : 1)
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
    if (!faint) ring(ctx, left[0], top[0], colours.of(curve.hue));
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

  const shown = () => block.curves.filter((curve) => !curve.hidden);
  const nearest = (chart, left, top) => {
    let best = null;
    let least = 30 ** 2;
    for (const curve of shown()) {
      for (let i = 0; i < curve.x.length; i++) {
        if (curve.x[i] === null || curve.y[i] === null) continue;
        const x = chart.valToPos(curve.x[i], "x");
        const y = chart.valToPos(curve.y[i], "y");
        const away = (x - left) ** 2 + (y - top) ** 2;
        if (away < least) {
          least = away;
          best = { curve, i };
        }
      }
    }
    return best && told(best);
  };
  const told = ({ curve, i }) => {
    const [x, y] = [curve.x[i], curve.y[i]];
    const time = curve.time.length ? `   t ${number(curve.time[i], 6)}` : "";
    return { x, y, hue: curve.hue, faint: `${curve.label}${time}`,
      strong: `${block.x.label} ${number(x)}, ${block.y.label} ${number(y)}` };
  };

  const frame = plane(block, {
    linear: true,
    full: {
      x: plane.extent(block.curves.flatMap((curve) => curve.x)),
      y: plane.extent(block.curves.flatMap((curve) => curve.y)),
    },
    draw: (self) => shown().forEach((curve) => drawCurve(self, curve)),
    nearest,
    tall: (width) => Math.round(Math.min(460, Math.max(260, width * 0.8))),
  });
  const keys = legend(block.curves.map((curve) => Object.assign(curve, { stroke: curve.tint })), (curve, on) => {
    curve.hidden = !on;
    frame.redraw();
  });
  keys.root.classList.add("quiet");
  frame.root.append(block.curves.length > 1 ? keys.root : "", frame.host);
  return Homeostat.sheet("", block.caption, frame.root);
};
