"use strict";
// Typesets the equations, then makes letters smaller until everything is on the one sheet.
for (const place of document.querySelectorAll("[data-latex]")) {
  const text = place.dataset.latex;
  try {
    katex.render(text, place, { displayMode: true, trust: false, strict: "ignore" });
  } catch {
    place.textContent = text;
  }
}

const width = (element) => element.getBoundingClientRect().width;

const fits = () => {
  const paper = document.querySelector(".paper");
  const wide = [...document.querySelectorAll("table")].some(
    (table) => width(table) > width(table.parentElement) + 0.5,
  );
  return !wide && paper.scrollHeight <= paper.clientHeight;
};

// An equation that is wider than its column is made smaller by itself.
const narrow = () => {
  for (const place of document.querySelectorAll("[data-latex]")) {
    place.style.fontSize = "";
    const wide = place.scrollWidth / place.clientWidth;
    if (wide > 1) {
      place.style.fontSize = `${0.99 / wide}em`;
    }
  }
};

const fit = () => {
  for (let size = 10.5; size >= 4.6; size -= 0.1) {
    document.documentElement.style.fontSize = `${size}pt`;
    narrow();
    if (fits()) {
      break;
    }
  }
  document.body.dataset.fits = String(fits());
};
fit();
document.fonts.ready.then(fit);
