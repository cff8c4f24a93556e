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

/** Whether the focus lies in a part of the page, itself included. Beneath a shadow root the document does not know it. */
export function holdsFocus(part) {
  return part.contains(part.getRootNode().activeElement);
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
  photo: "M4 5h16v14H4zM4.5 16.5L9 12l4 4 3-3 4 4M15.5 9h.01",
  camera: "M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.2 3.2 0 100 6.4 3.2 3.2 0 000-6.4z",
  minus: "M6 12h12",
  plus: "M12 6v12M6 12h12",
  eye: "M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.4a2.6 2.6 0 100 5.2 2.6 2.6 0 000-5.2z",
  cart: "M3 4h2.5l2.4 11.5h9.6L20 7.5H6.3M9.5 19.5h.01M16.5 19.5h.01",
  microphone: "M12 3.5a3 3 0 013 3v5a3 3 0 01-6 0v-5a3 3 0 013-3zM5.5 11.5a6.5 6.5 0 0013 0M12 18v3",
  unheard: "M9 5.5a3 3 0 016 1v4M15 12.6A3 3 0 019 11.5V9M5.5 11.5a6.5 6.5 0 0010.6 5M18.5 11.5q0 1.2-.4 2.3M12 18v3M4 4l16 16",
  phone: "M6 3.5h3.2L11 8 8.8 9.8a12 12 0 005.4 5.4L16 13l4.5 1.8V18a2.5 2.5 0 01-2.700 2.5A15.5 15.5 0 013.5 6.2 2.5 2.5 0 016 3.5z",
  like: "M7 11l4-7.5a2 2 0 012.7 2V9.5h5a1.8 1.8 0 011.8 2.1l-1.2 6.9a2 2 0 01-2 1.5H7M3.5 11H7v9H3.5z",
  dislike: "M17 13l-4 7.5a2 2 0 01-2.7-2V14.5h-5a1.8 1.8 0 01-1.8-2.1l1.2-6.9a2 2 0 012-1.5H17M20.5 13H17V4h3.5z",
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
