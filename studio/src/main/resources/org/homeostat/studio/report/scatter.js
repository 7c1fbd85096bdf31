"use strict";
// Points that say what they are; intervals, staircases and levels with them.
Homeostat.blocks.scatter = (block) => {
  const { colours, legend, plane, quantity, number } = Homeostat;
  const SIZES = { small: 2.6, dot: 4, diamond: 7 };
  const groups = block.groups.map((group) => ({ ...group, marks: group.sign === "diamond", stroke: "solid" }));
  const levels = block.levels.map((level) => ({ ...level, stroke: "dashed" }));
  const shown = () => groups.filter((group) => !group.hidden);
  const indices = (group) => group.x.map((x, i) => i).filter((i) => group.x[i] !== null && group.y[i] !== null);
  const line = (ctx, points) => {
    ctx.beginPath();
    points.forEach(([x, y], i) => (i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
    ctx.stroke();
  };

  const drawLevel = (self, level) => {
    const { ctx, bbox } = self;
    const place = self.valToPos(level.at, level.way === "up" ? "x" : "y", true);
    ctx.strokeStyle = colours.of(level.hue);
    ctx.lineWidth = 1.6 * devicePixelRatio;
    ctx.setLineDash([7, 5].map((length) => length * devicePixelRatio));
    line(ctx, level.way === "up" ? [[place, bbox.top], [place, bbox.top + bbox.height]]
      : [[bbox.left, place], [bbox.left + bbox.width, place]]);
    ctx.setLineDash([]);
  };
  const drawGroup = (self, group) => {
    const { ctx, bbox } = self;
    const at = indices(group).map((i) => ({
      x: self.valToPos(group.x[i], "x", true), y: self.valToPos(group.y[i], "y", true), i,
    }));
    ctx.strokeStyle = colours.of(group.hue, 0.75);
    ctx.lineWidth = 1.4 * devicePixelRatio;
    if (group.joint === "steps" && at.length > 0) {
      const corners = at.flatMap(({ x, y }, k) => (k === 0 ? [[x, y]] : [[x, at[k - 1].y], [x, y]]));
      line(ctx, [...corners, [bbox.left + bbox.width, at.at(-1).y]]);
    }
    for (const { x, i } of at) {
      if (group.low[i] === null) continue;
      const ends = [group.low[i], group.high[i]].map((end) => self.valToPos(end, "y", true));
      const wing = 3 * devicePixelRatio;
      line(ctx, [[x, ends[0]], [x, ends[1]]]);
      ends.forEach((end) => line(ctx, [[x - wing, end], [x + wing, end]]));
    }
    at.forEach(({ x, y }) => drawPoint(ctx, group, x, y));
  };
  const drawPoint = (ctx, group, x, y) => {
    const size = SIZES[group.sign] * devicePixelRatio;
    ctx.beginPath();
    if (group.sign === "diamond") {
      [[0, -size], [size, 0], [0, size], [-size, 0]].forEach(([dx, dy]) => ctx.lineTo(x + dx, y + dy));
      ctx.closePath();
    } else {
      ctx.arc(x, y, size, 0, 2 * Math.PI);
    }
    ctx.fillStyle = colours.of(group.hue, group.sign === "small" ? 0.6 : 1);
    ctx.strokeStyle = colours.of("sheet");
    ctx.lineWidth = devicePixelRatio;
    ctx.fill();
    if (group.sign !== "small") ctx.stroke();
  };

  const told = (group, i) => {
    const interval = group.low[i] === null ? "" : ` (${number(group.low[i])} to ${number(group.high[i])})`;
    return {
      x: group.x[i], y: group.y[i], hue: group.hue, faint: group.texts[i],
      strong: `${block.x.label} ${quantity(group.x[i], block.x.unit)}, `
        + `${block.y.label} ${quantity(group.y[i], block.y.unit)}${interval}`,
    };
  };
  const nearest = (chart, left, top) => {
    let best = null;
    let least = 24 ** 2;
    for (const group of shown()) {
      for (const i of indices(group)) {
        const away = (chart.valToPos(group.x[i], "x") - left) ** 2 + (chart.valToPos(group.y[i], "y") - top) ** 2;
        if (away <= least) {
          least = away;
          best = told(group, i);
        }
      }
    }
    return best;
  };

  const all = (name) => groups.flatMap((group) => group[name]);
  const level = (way) => levels.filter((each) => each.way === way).map((each) => each.at);
  const frame = plane(block, {
    full: {
      x: plane.extent([...all("x"), ...level("up")], block.x.scale === "log"),
      y: plane.extent([...all("y"), ...all("low"), ...all("high"), ...level("across")], block.y.scale === "log"),
    },
    draw: (self) => {
      levels.filter((each) => !each.hidden).forEach((each) => drawLevel(self, each));
      shown().forEach((group) => drawGroup(self, group));
    },
    nearest,
    across: all("x"),
    up: all("y"),
    walk: groups.flatMap((group) => indices(group).map((i) => told(group, i)))
      .sort((one, two) => one.x - two.x || two.y - one.y),
    tall: 340,
  });
  const keys = legend([...groups, ...levels], (entry, on) => {
    entry.hidden = !on;
    frame.redraw();
  });
  keys.root.classList.add("quiet");
  frame.root.append(keys.root, frame.host);
  return Homeostat.sheet("", block.caption, frame.root);
};
