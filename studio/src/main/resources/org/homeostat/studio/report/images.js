"use strict";
// Small images, a canvas each, in pixels as they are; signed ones in the colours of the page.
Homeostat.blocks.images = (block) => {
  const { colours, element } = Homeostat;

  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const channels = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);

  // The 256 colours of a signed byte, as the page is now.
  const signed = () => Array.from({ length: 256 }, (_, value) =>
    channels(colours.between("sheet", value < 128 ? "orange" : "blue", Math.min(1, Math.abs(value - 128) / 127))));

  const paint = (canvas, pixels, palette) => {
    const context = canvas.getContext("2d");
    const image = context.createImageData(canvas.width, canvas.height);
    for (let i = 0; i < canvas.width * canvas.height; i++) {
      const at = block.tone === "colour" ? pixels.subarray(3 * i, 3 * i + 3)
        : block.tone === "signed" ? palette[pixels[i]] : [pixels[i], pixels[i], pixels[i]];
      image.data.set([...at, 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
  };

  const shown = block.images.map((image) => {
    const canvas = element("canvas", { width: image.columns, height: image.rows, role: "img",
      "aria-label": `${image.label} ${image.detail}`.trim() || block.title });
    return { canvas, pixels: bytes(image.pixels), image };
  });
  const wide = block.images.some((image) => image.columns > 2 * image.rows);
  const repaint = () => {
    const palette = block.tone === "signed" ? signed() : [];
    shown.forEach(({ canvas, pixels }) => paint(canvas, pixels, palette));
  };
  repaint();
  Homeostat.repaint.push(repaint);
  return Homeostat.sheet(block.title, block.caption, element("div", { class: wide ? "images wide" : "images" },
    ...shown.map(({ canvas, image }) => element("figure", {}, canvas,
      image.label || image.detail ? element("figcaption", {}, image.label,
        image.detail ? element("small", {}, image.detail) : "") : ""))));
};
