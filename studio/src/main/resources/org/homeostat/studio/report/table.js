"use strict";
// Numbers to the right, words to the left, shares with a bar.
Homeostat.blocks.table = (block) => {
  const { element } = Homeostat;
  const isWords = (column) => block.rows.every((row) => "words" in row[column]);
  const cell = (content) => {
    if ("words" in content) return element("td", { class: "words" }, content.words);
    if ("figure" in content) return element("td", { title: content.exact }, content.figure);
    const { part, whole } = content;
    return element("td", {},
      element("span", { class: "share" }, `${part} of ${whole}`,
        element("meter", { min: 0, max: whole || 1, value: part, "aria-hidden": "true" })));
  };
  const head = block.columns.map((name, i) =>
    element("th", { scope: "col", class: isWords(i) ? "words" : false }, name));
  const table = element("table", {},
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...block.rows.map((row) => element("tr", {}, ...row.map(cell)))));
  return Homeostat.sheet(block.title, block.note, element("div", { class: "scroll", tabindex: "0" }, table));
};
