/** What stands in an empty field. */

/**
 * Keep the longest hint in a field that fits: browsers cut one that does not, and tell nobody.
 * @param {HTMLTextAreaElement} field @param {string[]} hints the longest first
 */
export function fitHint(field, hints) {
  const pen = document.createElement("canvas").getContext("2d");
  const fit = () => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(field);
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    field.placeholder = hints.find((hint) => pen.measureText(hint).width <= room) ?? hints.at(-1);
  };
  new ResizeObserver(fit).observe(field);
}
