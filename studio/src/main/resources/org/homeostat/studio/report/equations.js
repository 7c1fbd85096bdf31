"use strict";
// Equations aligned at their `&`; what KaTeX cannot read is shown as it is written.
Homeostat.blocks.equations = (block) => {
  const place = Homeostat.element("div", { class: "equations", tabindex: "0" });
  const text = `\\begin{aligned}${block.lines.join("\\\\[0.35em]\n")}\\end{aligned}`;
  try {
    katex.render(text, place, { displayMode: true, trust: false, strict: "ignore" });
  } catch {
    place.replaceChildren(Homeostat.element("pre", {}, block.lines.join("\n")));
  }
  return Homeostat.sheet(block.title, block.caption, place);
};
