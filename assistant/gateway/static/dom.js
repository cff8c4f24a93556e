/** Building the page. Text becomes text nodes only; nothing here ever reads markup. */

/**
 * Make an element. `class` and attributes are set as given (null leaves one out), functions are listeners by event name.
 * @param {string} tag
 * @param {Object<string, string | number | boolean | null | Function>} [attributes]
 * @param {...(Node | string | null)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Text for screen readers only. */
export function unseen(text) {
  return element("span", { class: "unseen" }, text);
}

const ICONS = {
  chat: "M4 5h16v11H9l-5 4z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  send: "M12 20V5M5.5 11.5L12 5l6.5 6.5",
  leave: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
};

/** A line drawing in the color of the text around it. */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" })) {
    drawing.setAttribute(key, value);
  }
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", ICONS[name]);
  drawing.append(line);
  return drawing;
}
