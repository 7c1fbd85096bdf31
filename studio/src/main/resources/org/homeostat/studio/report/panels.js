"use strict";
// Small plots that share their x: the cursor and the zoom of one are those of all.
Homeostat.blocks.panels = (block) => {
  const charts = [];
  let spreading = false;
  const group = {
    key: `panels-${Homeostat.blocks.panels.count = (Homeostat.blocks.panels.count ?? 0) + 1}`,
    join: (chart) => charts.push(chart),
    zoom: (source, min, max) => {
      if (spreading) return;
      spreading = true;
      for (const chart of charts.filter((each) => each !== source)) {
        if (chart.scales.x.min !== min || chart.scales.x.max !== max) chart.setScale("x", { min, max });
      }
      queueMicrotask(() => { spreading = false; });
    },
  };
  const grid = Homeostat.element("div", { class: "grid" });
  grid.append(...block.plots.map((plot) => {
    const root = Homeostat.linePlot(plot, { height: 200, group });
    if (plot.caption) root.append(Homeostat.element("span", { class: "measure" }, plot.caption));
    return root;
  }));
  return Homeostat.sheet(block.title, block.caption, grid);
};
