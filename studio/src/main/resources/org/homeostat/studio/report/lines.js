"use strict";
// Series against a common x.
Homeostat.linePlot = (() => {
  const { colours, legend, plot, number, quantity } = Homeostat;
  const WIDTHS = { solid: 1.6, dashed: 1.8, faint: 1, steps: 1.8 };

  // One column a line, two more for its band; entries remember where theirs are.
  const arrange = (block) => {
    const positive = (values) =>
      block.y.scale === "log" ? values.map((value) => (value > 0 ? value : null)) : values;
    const data = [block.at];
    const series = [{}];
    const bands = [];
    const add = (values, options) => {
      data.push(positive(values));
      return series.push({ points: { show: false }, ...options }) - 1;
    };
    const entries = block.series.map((each) => {
      const entry = { ...each, band: Boolean(each.lower), columns: [] };
      if (entry.band) {
        const high = add(each.upper, { label: each.label, width: 0 });
        const low = add(each.lower, { label: each.label, width: 0 });
        bands.push({ series: [high, low], fill: () => colours.of(each.hue, 0.2) });
        entry.columns.push(high, low);
      }
      const faint = each.stroke === "faint";
      entry.column = add(each.values, {
        label: each.label,
        stroke: () => colours.of(each.hue, faint ? 0.35 : 1),
        width: WIDTHS[each.stroke],
        dash: each.stroke === "dashed" ? [7, 5] : undefined,
        paths: each.stroke === "steps" ? uPlot.paths.stepped({ align: 1 }) : undefined,
        points: { show: each.values.length === 1, size: 7, fill: () => colours.of(each.hue) },
      });
      entry.columns.push(entry.column);
      return entry;
    });
    return { data, series, bands, entries };
  };

  const drawMarks = (chart, marks) => {
    const { ctx } = chart;
    const edge = 5 * devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(chart.bbox.left - edge, chart.bbox.top, chart.bbox.width + 2 * edge, chart.bbox.height);
    ctx.clip();
    for (const mark of marks.filter((each) => !each.hidden)) {
      ctx.fillStyle = colours.of(mark.hue);
      ctx.strokeStyle = colours.of("sheet");
      // Many marks are small ones, so that the lines below them stay in sight.
      const size = mark.x.length > 60 ? edge / 2 : edge;
      ctx.lineWidth = devicePixelRatio / (mark.x.length > 60 ? 2 : 1);
      mark.x.forEach((x, i) => {
        if (mark.y[i] === null) return;
        const left = chart.valToPos(x, "x", true);
        const top = chart.valToPos(mark.y[i], "y", true);
        if (mark.low) {
          ctx.save();
          ctx.strokeStyle = ctx.fillStyle;
          ctx.lineWidth = 2 * devicePixelRatio;
          ctx.beginPath();
          ctx.moveTo(left, chart.valToPos(mark.low[i], "y", true));
          ctx.lineTo(left, chart.valToPos(mark.high[i], "y", true));
          ctx.stroke();
          ctx.restore();
        }
        ctx.beginPath();
        ctx.moveTo(left, top - size);
        ctx.lineTo(left + size, top);
        ctx.lineTo(left, top + size);
        ctx.lineTo(left - size, top);
        ctx.closePath();
        ctx.fill();
        ctx.stroke();
      });
    }
    ctx.restore();
  };

  // An upright line where something becomes otherwise.
  const drawChanges = (chart, changes) => {
    const { ctx, bbox } = chart;
    const { min, max } = chart.scales.x;
    ctx.save();
    ctx.strokeStyle = colours.of("muted");
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const x of changes.filter((each) => each >= min && each <= max)) {
      const left = Math.round(chart.valToPos(x, "x", true)) + 0.5;
      ctx.beginPath();
      ctx.moveTo(left, bbox.top);
      ctx.lineTo(left, bbox.top + bbox.height);
      ctx.stroke();
    }
    ctx.restore();
  };

  // The mark under the pointer, else the nearest line at the pointer's x.
  const nearest = (chart, entries, marks) => {
    const { left, top, idx } = chart.cursor;
    for (const mark of marks.filter((each) => !each.hidden)) {
      const i = mark.x.findIndex((x, i) => mark.y[i] !== null
        && Math.hypot(chart.valToPos(x, "x") - left, chart.valToPos(mark.y[i], "y") - top) < 8);
      if (i >= 0) return { entry: mark, x: mark.x[i], y: mark.y[i] };
    }
    let best = null;
    let least = Infinity;
    for (const entry of entries.filter((each) => chart.series[each.column].show)) {
      const y = chart.data[entry.column][idx];
      const away = y === null || y === undefined ? Infinity : Math.abs(chart.valToPos(y, "y") - top);
      if (away < least) {
        least = away;
        best = { entry, x: chart.data[0][idx], y };
      }
    }
    return best;
  };

  const build = (block, { height, group = null }) => {
    const { data, series, bands, entries } = arrange(block);
    const marks = block.marks.map((mark) => ({ ...mark, marks: true }));
    const measure = Homeostat.axisTitle(block.y);
    const frame = plot.frame(block.title, block.y.label === block.title ? block.y.unit : measure);
    const tag = plot.tag(frame.host);
    const ends = [block.at[0], block.at[block.at.length - 1]];
    let chart = null;

    const reset = () => chart.setScale("x", { min: ends[0], max: ends[1] });
    const keys = legend([...entries, ...marks], (entry, on) => {
      if (entry.marks) {
        entry.hidden = !on;
        chart.redraw(false, false);
      } else {
        entry.columns.forEach((column) => chart.setSeries(column, { show: on }));
      }
    });
    const hover = () => {
      const { idx, left } = chart.cursor;
      const away = idx === null || idx === undefined || left < 0;
      keys.show((entry) => (away ? "" : number(chart.data[entry.column][idx])));
      const under = away || !frame.host.matches(":hover") ? null : nearest(chart, entries, marks);
      if (under === null) {
        tag.hide();
        return;
      }
      const { entry, x, y } = under;
      const edge = chart.over;
      tag.show(chart.valToPos(x, "x") + edge.offsetLeft, chart.valToPos(y, "y") + edge.offsetTop,
        `${entry.label}  ${quantity(y, block.y.unit)}`,
        `${block.x.label} ${quantity(x, block.x.unit, 6)}`);
    };
    const zoomed = () => {
      const { min, max } = chart.scales.x;
      frame.reset.hidden = !(min > ends[0] || max < ends[1]);
      group?.zoom(chart, min, max);
    };

    const all = block.y.scale === "symlog" ? data.slice(1).flat() : [];
    const options = {
      scales: {
        x: { time: false, ...plot.distribution(block.x.scale, block.at) },
        y: { ...plot.distribution(block.y.scale, all), range: (self, low, high) => around(self, low, high, marks) },
      },
      series,
      bands,
      axes: [plot.axis(Homeostat.axisTitle(block.x), false, block.at), plot.axis("", true)],
      padding: [10, 14, 0, 0],
      cursor: {
        y: false,
        points: { size: 8 },
        drag: { x: true, y: false },
        sync: group ? { key: group.key, setSeries: false } : undefined,
        bind: { dblclick: () => () => { reset(); return null; } },
      },
      hooks: {
        draw: [(self) => { drawChanges(self, block.changes ?? []); drawMarks(self, marks); }],
        setCursor: [() => chart && hover()],
        setScale: [(self, name) => chart && name === "x" && zoomed()],
      },
    };
    plot.mount(frame.host, height, options, data, (made) => { chart = made; group?.join(made); });
    frame.reset.addEventListener("click", reset);
    frame.host.setAttribute("role", "img");
    frame.host.setAttribute("aria-label",
      `${block.title || measure}: ${[...new Set(entries.map((entry) => entry.label))].join(", ")}`);
    frame.root.append(keys.root, frame.host);
    return frame.root;
  };

  // The range of the lines and of the marks in view, with a little air; whole decades where the
  // axis is logarithmic.
  const around = (chart, low, high, marks) => {
    const { min, max } = chart.scales.x;
    const shown = marks.filter((mark) => !mark.hidden).flatMap((mark) =>
      [mark.y, mark.low ?? [], mark.high ?? []].flatMap((values) =>
        values.filter((y, i) => y !== null && mark.x[i] >= min && mark.x[i] <= max)));
    const least = Math.min(low ?? Infinity, ...shown);
    const most = Math.max(high ?? -Infinity, ...shown);
    if (least > most) return [0, 1];
    if (chart.scales.y.distr === 3) return uPlot.rangeLog(least, most, 10, false);
    if (chart.scales.y.distr === 4) return uPlot.rangeAsinh(least, most, 10, false);
    const air = (most - least || Math.abs(most) || 1) * 0.06;
    return [least - air, most + air];
  };

  return build;
})();

Homeostat.blocks.lines = (block) =>
  Homeostat.sheet("", block.caption, Homeostat.linePlot(block, { height: 300 }));
