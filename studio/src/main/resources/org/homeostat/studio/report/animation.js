"use strict";
// Shapes that move along given paths, one stage an arm, all at the same time.
Homeostat.blocks.animation = (block) => {
  const { element, colours, shapes, quantity, round125 } = Homeostat;
  const { time, unit } = block;
  const [left, right, bottom, top] = block.window;
  const start = time[0];
  const end = time[time.length - 1];
  let now = start;
  let playing = false;
  let last = null;

  // The frame at or before `now`, and how far on the next one is.
  const frame = () => {
    let low = 0;
    let high = time.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (time[middle] <= now) low = middle;
      else high = middle;
    }
    return { index: low, share: high === low ? 0 : (now - time[low]) / (time[high] - time[low]) };
  };
  const value = (track, { index, share }) => {
    if (track.length === 1) return track[0];
    const here = track[index];
    const next = track[Math.min(index + 1, track.length - 1)];
    if (share >= 1) return next ?? NaN;
    return here === null || next === null ? here ?? NaN : here + (next - here) * share;
  };

  const stages = block.stages.map((stage) => {
    const canvas = element("canvas", { role: "img", "aria-label": `${block.title}: ${stage.label}` });
    const swatch = element("i");
    swatch.style.background = `var(--${stage.hue})`;
    return { stage, canvas, root: element("div", { class: "stage" }, element("h4", {}, swatch, stage.label), canvas) };
  });

  const fitted = (canvas) => {
    const width = canvas.clientWidth;
    const scale = Math.min(width / (right - left), 400 / (top - bottom));
    const height = Math.max(96, Math.round((top - bottom) * scale) + 18);
    const ratio = devicePixelRatio;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = `${height}px`;
    }
    const [middleX, middleY] = [(left + right) / 2, (bottom + top) / 2];
    const at = (x, y) => [width / 2 + (x - middleX) * scale, (height - 18) / 2 - (y - middleY) * scale];
    const half = width / 2 / scale;
    return { width, height, scale, at, left: middleX - half, right: middleX + half, bottom, top };
  };

  const paintStage = ({ stage, canvas }) => {
    if (canvas.clientWidth === 0) return;
    const view = fitted(canvas);
    const ctx = canvas.getContext("2d");
    ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    ctx.font = "12px system-ui, sans-serif";
    shapes.ground(ctx, view);
    const here = frame();
    let drawn = 0;
    for (const shape of stage.shapes) {
      const numbers = shape.tracks.map((track) => value(track, here));
      if (numbers.some(Number.isNaN)) continue;
      shapes.draw[shape.kind](ctx, view, stage.hue, numbers);
      drawn++;
    }
    if (drawn === 0) {
      ctx.textAlign = "center";
      ctx.fillStyle = colours.of("muted");
      ctx.fillText("no finite state any more", view.width / 2, 24);
    }
  };

  const play = element("button", { type: "button", click: () => run(!playing) }, "Play");
  const scrubber = element("input", {
    type: "range", min: "0", max: "1000", step: "any", value: "0", "aria-label": "time",
    input: () => { run(false); seek(start + (end - start) * Number(scrubber.value) / 1000); },
  });
  const clock = element("output", {});
  const usual = round125(Math.max((end - start) / 25, 1e-9));
  const speeds = [...new Set([0.1, 0.2, 0.5, 1, 2, 5].map((factor) => round125(usual * factor)))];
  const speed = element("select", { "aria-label": "speed" },
    ...speeds.map((each) => element("option", { value: each }, `${quantity(each, unit)} per second`)));
  speed.value = String(usual);

  const paint = () => {
    stages.forEach(paintStage);
    const decimals = end - start > 20 ? 1 : 3;
    clock.textContent = `t = ${now.toFixed(decimals)}${unit ? ` ${unit}` : ""}`;
    scrubber.value = String(((now - start) / (end - start || 1)) * 1000);
  };
  const seek = (to) => {
    now = Math.min(Math.max(to, start), end);
    paint();
  };
  const tick = (stamp) => {
    if (!playing) return;
    if (last !== null) seek(now + ((stamp - last) / 1000) * Number(speed.value));
    last = stamp;
    if (now >= end) run(false);
    else requestAnimationFrame(tick);
  };
  const run = (on) => {
    if (on && now >= end) now = start;
    playing = on;
    last = null;
    play.textContent = on ? "Pause" : "Play";
    if (on) requestAnimationFrame(tick);
  };

  const scene = element("div", { class: "stages" }, ...stages.map((each) => each.root));
  Homeostat.resized(scene, paint);
  Homeostat.repaint.push(paint);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    const seen = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        seen.disconnect();
        run(true);
      }
    }, { threshold: 0.6 });
    seen.observe(scene);
  }
  return Homeostat.sheet(block.title, block.caption, scene,
    element("div", { class: "player" }, play, scrubber, clock, speed));
};
