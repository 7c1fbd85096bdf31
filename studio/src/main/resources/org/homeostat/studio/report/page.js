"use strict";
// What the page's scripts share. `blocks` holds one drawing function for each kind of block;
// `plots` every chart on the page.
const Homeostat = { blocks: {}, plots: [], repaint: [] };

// An element with attributes (functions listen to events, `false` leaves out) and children.
Homeostat.element = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.filter((child) => child !== ""));
  return element;
};

// Calls `act` when an element has got a new width: in the next frame, for `act` may change heights.
Homeostat.resized = (element, act) => {
  let width = -1;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    requestAnimationFrame(act);
  }).observe(element);
};

// A sheet with a heading, a body and a caption, each only where there is something to say.
Homeostat.sheet = (title, caption, ...body) => {
  const make = Homeostat.element;
  return make("figure", { class: "sheet" },
    title ? make("h3", {}, title) : "",
    ...body,
    caption ? make("figcaption", {}, caption) : "");
};

// Blocks beside each other where there is room.
Homeostat.blocks.row = (block) => Homeostat.element("div", { class: "row" },
  ...block.blocks.map((each) => Homeostat.blocks[each.kind](each)));
