"use strict";
// A legend whose keys switch series on and off and show their values under the cursor. Series of
// one label (the runs of many seeds) share a key.
Homeostat.legend = (entries, toggle) => {
  const { element } = Homeostat;
  const root = element("div", { class: "legend" });
  const values = new Map();

  const swatch = (entry) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const shape = (name, attributes) => {
      const node = document.createElementNS(svg.namespaceURI, name);
      Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
      node.style.stroke = node.style.fill = `var(--${entry.hue})`;
      svg.append(node);
    };
    if (entry.marks) {
      shape("path", { d: "M11 0 L16 5 L11 10 L6 5 Z" });
    } else if (entry.round || entry.sign) {
      if (entry.joint === "steps") shape("line", { x1: 0, x2: 22, y1: 5, y2: 5, "stroke-width": 1.6 });
      shape("circle", { cx: 11, cy: 5, r: entry.sign === "small" ? 2.6 : 4, "stroke-opacity": 0 });
    } else {
      if (entry.band) shape("rect", { x: 0, y: -1, width: 22, height: 12, rx: 2, "fill-opacity": 0.22, "stroke-opacity": 0 });
      const dash = entry.stroke === "dashed" ? "5 4" : "none";
      const faint = entry.stroke === "faint";
      shape("line", { x1: 0, x2: 22, y1: 5, y2: 5, "stroke-width": faint ? 1.2 : 2.4, "stroke-dasharray": dash, opacity: faint ? 0.6 : 1 });
    }
    return svg;
  };

  for (const label of new Set(entries.map((entry) => entry.label))) {
    const members = entries.filter((entry) => entry.label === label);
    const value = element("output", {});
    const single = members.length === 1 && !members[0].marks && !members[0].round && !members[0].sign;
    const key = element("button", {
      class: "key", type: "button", "aria-pressed": "true",
      click: () => {
        const on = key.getAttribute("aria-pressed") === "false";
        key.setAttribute("aria-pressed", String(on));
        members.forEach((entry) => toggle(entry, on));
      },
    }, swatch(members[0]), label, single ? value : "");
    if (single) values.set(members[0], value);
    root.append(key);
  }

  const show = (read) => values.forEach((output, entry) => { output.textContent = read(entry); });
  return { root, show };
};
