"use strict";
// Builds the page from the report inside it.
(() => {
  const { blocks, colours, element } = Homeostat;
  const report = JSON.parse(document.getElementById("report").textContent);
  const root = document.documentElement;

  const THEMES = { "": "Auto", light: "Light", dark: "Dark" };
  const theme = element("button", { class: "theme", type: "button", title: "Colours: as the system, light, dark" });
  const wear = (name) => {
    root.dataset.theme = name;
    theme.textContent = THEMES[name];
    colours.changed();
  };
  theme.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    wear(names[(names.indexOf(root.dataset.theme) + 1) % names.length]);
  });

  // Phase portraits that follow each other stand side by side.
  const arranged = (list) => {
    const out = [];
    let row = null;
    for (const block of list) {
      const drawn = blocks[block.kind](block);
      if (block.kind !== "phase") {
        row = null;
        out.push(drawn);
      } else if (row === null) {
        row = element("div", { class: "row" }, drawn);
        out.push(row);
      } else {
        row.append(drawn);
      }
    }
    return out;
  };

  const sections = report.sections.map((section, i) =>
    element("section", { id: `section-${i + 1}` },
      element("header", {},
        element("h2", {}, section.heading),
        section.lead ? element("p", {}, section.lead) : ""),
      ...arranged(section.blocks)));
  const links = report.sections.map((section, i) => element("a", { href: `#section-${i + 1}` }, section.heading));

  document.body.append(element("div", { class: "layout" },
    element("header", { class: "masthead" },
      element("span", { class: "kicker" }, "Homeostat"),
      element("h1", {}, report.title),
      report.answer ? element("p", { class: "answer" }, report.answer) : ""),
    element("div", { class: "bar" }, element("nav", { "aria-label": "Sections" }, ...links), theme),
    element("main", {}, ...sections),
    element("footer", {}, element("p", {},
      "Hover for values, drag to zoom, double-click to see all, click a key to hide its line. "
      + "This page is complete in itself and loads nothing. Plots by uPlot, equations by KaTeX (MIT licence)."))));
  wear("");

  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((each) => each.isIntersecting)) {
      links.forEach((link, i) => {
        if (sections[i] === entry.target) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }
  }, { rootMargin: "-20% 0px -70% 0px" });
  sections.forEach((section) => watch.observe(section));

  // On paper everything is open and in the light colours.
  let before = null;
  addEventListener("beforeprint", () => {
    const closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((each) => { each.open = true; });
    before = { theme: root.dataset.theme, closed };
    wear("light");
  });
  addEventListener("afterprint", () => {
    before.closed.forEach((each) => { each.open = false; });
    wear(before.theme);
  });
})();
