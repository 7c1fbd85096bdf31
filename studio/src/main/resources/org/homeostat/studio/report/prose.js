"use strict";
// Words: paragraphs, notes, key figures, facts, links and sources.
(() => {
  const { blocks, element } = Homeostat;

  blocks.text = (block) => element("p", {}, block.text);

  blocks.note = (block) => element("div", { class: `note ${block.tone}`, role: "note" },
    element("p", {}, block.tone === "warning" ? element("b", {}, "Caution: ") : "", block.text));

  blocks.tiles = (block) => element("div", { class: "tiles" },
    ...block.tiles.map((tile) => element("div", { class: "tile" },
      element("span", {}, tile.label),
      element("strong", {}, tile.value),
      tile.detail ? element("span", {}, tile.detail) : "")));

  blocks.facts = (block) => element("details", {},
    element("summary", {}, block.title),
    element("dl", {}, ...block.facts.flatMap((fact) => [element("dt", {}, fact.name), element("dd", {}, fact.text)])));

  blocks.links = (block) => Homeostat.sheet(block.title, "", element("ul", { class: "links" },
    ...block.links.map((link) => element("li", {},
      element("a", { href: encodeURI(link.path) }, link.label),
      link.detail ? element("span", {}, link.detail) : ""))));

  blocks.source = (block) => element("details", {},
    element("summary", {}, block.title),
    element("pre", { tabindex: "0" }, block.text));
})();
