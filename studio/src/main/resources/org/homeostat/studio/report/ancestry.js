"use strict";
// A family: generations from left to right, the main line on top with the names of its members.
Homeostat.blocks.ancestry = (block) => {
  const { element, legend, plot } = Homeostat;
  const { members, keys } = block;
  const LEAST = 640;
  const ROW = 20;
  const HEAD = 96;
  const SIDE = 26;
  const END = 70;
  const first = Math.min(...members.map((member) => member.column));
  const columns = Math.max(1, ...members.map((member) => member.column - first));
  const rows = Math.max(0, ...members.map((member) => member.row));
  const height = HEAD + ROW * rows + 44;
  const hidden = new Set();
  const scroll = element("div", { class: "scroll" });
  const host = element("div", { class: "family", tabindex: "0", role: "img",
    "aria-label": `${block.title}: ${members.length} members; arrow keys go from one to its parents and back` }, scroll);
  const tag = plot.tag(host);
  let at = -1;
  let spacing = 1;

  const drawn = (name, attributes, text = "") => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    node.textContent = text;
    return node;
  };
  const left = (member) => SIDE + (member.column - first) * spacing;
  const top = (member) => HEAD + member.row * ROW;
  const hue = (member) => `var(--${keys[member.key].hue})`;

  // Along the row of the parent, then over to the child.
  const link = (parent, child, main) => {
    const [x1, y1, x2, y2] = [left(parent), top(parent), left(child), top(child)];
    const bend = Math.min(x2 - x1, Math.max(spacing, 14));
    return drawn("path", {
      class: main ? "link main" : "link",
      d: `M${x1} ${y1}H${x2 - bend}C${x2 - bend / 2} ${y1} ${x2 - bend / 2} ${y2} ${x2} ${y2}`,
    });
  };
  const circle = (member, i) => {
    const node = drawn("circle", {
      class: i === at ? "member here" : "member", cx: left(member), cy: top(member), r: member.row === 0 ? 5.5 : 3.8,
    });
    node.style.fill = hue(member);
    return node;
  };

  // The names of the main line, as many as have room.
  const names = () => {
    let free = Infinity;
    return members.map((member, i) => ({ member, i })).filter(({ member }) => member.row === 0)
      .sort((one, two) => two.member.column - one.member.column)
      .filter(({ member }) => {
        const room = free - left(member) >= 15;
        if (room) free = left(member);
        return room;
      })
      .map(({ member }) => drawn("text", {
        class: "name", transform: `translate(${left(member) + 3} ${HEAD - 11}) rotate(-42)`,
      }, member.label));
  };
  const ticks = () => {
    const step = Math.max(1, Homeostat.round125(56 / spacing));
    const texts = [];
    for (let column = Math.ceil(first / step) * step; column <= first + columns; column += step) {
      texts.push(drawn("text", { class: "tick", x: left({ column }), y: height - 24 }, String(column)));
    }
    texts.push(drawn("text", { class: "tick", x: SIDE + (columns * spacing) / 2, y: height - 6 }, block.across));
    return texts;
  };

  const svg = drawn("svg", { height });
  scroll.append(svg);
  const paint = () => {
    const width = Math.max(LEAST, host.clientWidth);
    spacing = (width - SIDE - END) / columns;
    svg.setAttribute("width", width);
    const shown = members.map((member) => !hidden.has(member.key));
    const links = members.flatMap((child, i) => child.parents
      .filter((parent) => shown[i] && shown[parent])
      .map((parent, k) => link(members[parent], child, k === 0 && child.row === 0 && members[parent].row === 0)));
    svg.replaceChildren(...links, ...names(), ...ticks(),
      ...members.map(circle).filter((node, i) => shown[i]));
  };

  const choose = (i) => {
    if (i === at) return;
    at = i;
    paint();
    if (i < 0) {
      tag.hide();
      return;
    }
    const member = members[i];
    tag.show(left(member) - scroll.scrollLeft, top(member), `${member.label}, ${block.across} ${member.column}`, member.text);
  };
  svg.addEventListener("pointermove", (event) => {
    const box = svg.getBoundingClientRect();
    let best = -1;
    let least = 18 ** 2;
    members.forEach((member, i) => {
      const away = (left(member) - event.clientX + box.left) ** 2 + (top(member) - event.clientY + box.top) ** 2;
      if (away < least && !hidden.has(member.key)) {
        least = away;
        best = i;
      }
    });
    choose(best);
  });
  svg.addEventListener("pointerleave", () => choose(-1));
  host.addEventListener("blur", () => choose(-1));
  host.addEventListener("keydown", (event) => {
    const parents = at < 0 ? [] : members[at].parents;
    const child = members.findIndex((member) => member.parents.includes(at));
    const next = {
      ArrowLeft: at < 0 ? members.length - 1 : parents[0] ?? at,
      ArrowDown: at < 0 ? members.length - 1 : parents[1] ?? parents[0] ?? at,
      ArrowRight: child < 0 ? members.length - 1 : child,
      ArrowUp: child < 0 ? members.length - 1 : child,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const place = left(members[next]);
    if (place < scroll.scrollLeft + SIDE || place > scroll.scrollLeft + scroll.clientWidth - SIDE) {
      scroll.scrollLeft = place - scroll.clientWidth / 2;
    }
    choose(next);
  });
  scroll.addEventListener("scroll", () => tag.hide());
  Homeostat.resized(host, () => {
    paint();
    if (scroll.scrollLeft === 0) scroll.scrollLeft = scroll.scrollWidth;
  });

  const entries = keys.map((key, i) => ({ ...key, round: true, i }));
  const legendKeys = legend(entries, (entry, on) => {
    if (on) hidden.delete(entry.i);
    else hidden.add(entry.i);
    paint();
  });
  legendKeys.root.classList.add("quiet");
  return Homeostat.sheet(block.title, block.caption, legendKeys.root, host);
};
