"use strict";
// Draws the shapes of a stage; `view` says how places become pixels.
Homeostat.shapes = (() => {
  const { colours, number } = Homeostat;

  const stroke = (ctx, points, width, colour) => {
    ctx.beginPath();
    points.forEach(([x, y], i) => (i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    ctx.lineCap = ctx.lineJoin = "round";
    ctx.stroke();
  };

  // What leaves the window is pointed at from the edge, with its place.
  const pointer = (ctx, view, hue, x, y) => {
    const place = [Math.min(Math.max(x, view.left), view.right), Math.min(Math.max(y, view.bottom), view.top)];
    if (place[0] === x && place[1] === y) return false;
    const [left, top] = view.at(...place);
    const angle = Math.atan2(place[1] - y, x - place[0]);
    ctx.save();
    ctx.translate(left, top);
    ctx.rotate(angle);
    ctx.fillStyle = colours.of(hue);
    ctx.beginPath();
    ctx.moveTo(-2, 0);
    ctx.lineTo(-14, -7);
    ctx.lineTo(-14, 7);
    ctx.fill();
    ctx.restore();
    const across = place[0] !== x;
    ctx.fillStyle = colours.of("text");
    ctx.textAlign = left > view.width / 2 ? "right" : "left";
    ctx.fillText(number(across ? x : y, 3), left + (left > view.width / 2 ? -20 : 20), top + (across ? 4 : 18));
    return true;
  };

  const draw = {
    disk: (ctx, view, hue, [x, y, radius]) => {
      if (pointer(ctx, view, hue, x, y)) return;
      const [left, top] = view.at(x, y);
      ctx.beginPath();
      ctx.arc(left, top, Math.max(3, radius * view.scale), 0, 2 * Math.PI);
      ctx.fillStyle = colours.of(hue);
      ctx.fill();
    },
    arrow: (ctx, view, hue, [x, y, dx, dy]) => {
      if (x < view.left || x > view.right || y < view.bottom || y > view.top) return;
      const from = view.at(x, y);
      const to = view.at(x + dx, y + dy);
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      if (length < 2) return;
      const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
      const head = Math.min(9, length);
      const wing = (turn) => [to[0] - head * Math.cos(angle + turn), to[1] - head * Math.sin(angle + turn)];
      for (const [width, colour] of [[5.5, "sheet"], [2.5, "text"]]) {
        stroke(ctx, [from, to], width, colours.of(colour));
        stroke(ctx, [wing(0.45), to, wing(-0.45)], width, colours.of(colour));
      }
    },
    line: (ctx, view, hue, [x1, y1, x2, y2]) =>
      stroke(ctx, [view.at(x1, y1), view.at(x2, y2)], 1.5, colours.of("muted")),
    rod: (ctx, view, hue, [x1, y1, x2, y2, thickness]) =>
      stroke(ctx, [view.at(x1, y1), view.at(x2, y2)], Math.max(3, thickness * view.scale), colours.of(hue)),
    rectangle: (ctx, view, hue, [x, y, width, height, angle]) => {
      ctx.save();
      ctx.translate(...view.at(x, y));
      ctx.rotate(-angle);
      ctx.fillStyle = colours.of(hue, 0.85);
      const [wide, high] = [width * view.scale, height * view.scale];
      ctx.fillRect(-wide / 2, -high / 2, wide, high);
      ctx.restore();
    },
  };

  // Faint verticals with their numbers along the lower edge, and a line at height 0.
  const ground = (ctx, view) => {
    const step = Homeostat.round125((view.right - view.left) / Math.max(2, view.width / 80));
    const marks = [];
    for (let k = Math.ceil(view.left / step); k * step <= view.right + step * 1e-9; k++) marks.push(k * step);
    const texts = Homeostat.ticks(marks.map((mark) => Number(mark.toPrecision(10))));
    ctx.textAlign = "center";
    ctx.fillStyle = colours.of("muted");
    marks.forEach((mark, i) => {
      const [left] = view.at(mark, 0);
      stroke(ctx, [[left, 0], [left, view.height - 18]], 1, colours.of("rule"));
      const room = ctx.measureText(texts[i]).width / 2 + 4;
      ctx.fillText(texts[i], Math.min(Math.max(left, room), view.width - room), view.height - 5);
    });
    const [, zero] = view.at(0, 0);
    if (zero > 0 && zero < view.height - 18) stroke(ctx, [[0, zero], [view.width, zero]], 1, colours.of("rule"));
  };

  return { draw, ground };
})();
