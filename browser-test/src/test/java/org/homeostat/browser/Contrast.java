package org.homeostat.browser;

/// Finds what is hard to see on a page, by the contrast ratio of WCAG 2.2 (section 1.4.3 asks 4.5
/// for text, 1.4.11 asks 3 for graphics).
final class Contrast {
  /// Yields the texts and line colours below their bound.
  static final String SCRIPT =
      """
      const parse = (colour) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const ctx = canvas.getContext('2d');
        ctx.fillStyle = colour;
        ctx.fillRect(0, 0, 1, 1);
        return [...ctx.getImageData(0, 0, 1, 1).data];
      };
      const luminance = ([r, g, b]) => [r, g, b]
        .map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
      const ratio = (one, two) => {
        const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
      };
      const ground = (element) => {
        for (let each = element; each; each = each.parentElement) {
          const colour = parse(getComputedStyle(each).backgroundColor);
          if (colour[3] > 200) return colour;
        }
        return [255, 255, 255, 255];
      };
      const faults = [];
      for (const element of document.querySelectorAll('.layout *')) {
        const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (!own || !element.checkVisibility()) continue;
        const found = ratio(parse(getComputedStyle(element).color), ground(element));
        if (found < 4.5) faults.push(`${element.textContent.slice(0, 30)}: ${found}`);
      }
      const sheet = ground(document.querySelector('.sheet'));
      for (const hue of ['blue', 'orange', 'green', 'purple', 'vermilion', 'sky', 'grey']) {
        const found = ratio(parse(Homeostat.colours.of(hue)), sheet);
        if (found < 3) faults.push(`${hue}: ${found}`);
      }
      return faults;
      """;

  private Contrast() {}
}
