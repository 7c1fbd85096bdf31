"use strict";
// Counts of true classes against those they were taken for; mistakes in another colour.
Homeostat.blocks.confusion = (block) => {
  const { element } = Homeostat;
  const { classes, counts } = block;

  const cell = (count, row, column, total) => {
    const share = total ? count / total : 0;
    const what = row === column ? `${classes[row]}, rightly` : `${classes[row]} taken for ${classes[column]}`;
    const node = element("td", { class: row === column ? "right" : "wrong",
      title: `${what}: ${count} of ${total}` }, count || "");
    // few mistakes are to be seen too
    node.style.setProperty("--share", row === column ? share : Math.min(1, 4 * share));
    return node;
  };
  const head = element("tr", {}, element("th", { class: "corner" }, "true \\ said"),
    ...classes.map((name) => element("th", { scope: "col" }, element("span", {}, name))));
  const rows = counts.map((row, i) => {
    const total = row.reduce((sum, each) => sum + each, 0);
    return element("tr", {}, element("th", { scope: "row" }, classes[i]),
      ...row.map((count, j) => cell(count, i, j, total)));
  });
  return Homeostat.sheet(block.title, block.caption, element("div", { class: "scroll", tabindex: "0" },
    element("table", { class: "confusion" }, element("thead", {}, head), element("tbody", {}, ...rows))));
};
