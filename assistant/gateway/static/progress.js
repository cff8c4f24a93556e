/** The dots while an answer is on its way, and after a while a true word of how it goes. */

import { element, unseen } from "./dom.js";
import { words } from "./words.js";

/** After so many milliseconds something is said. In the log each is read aloud once, as it appears. */
const TOLD = [
  [3000, words.chat.slow],
  [8000, words.chat.slower],
];

export class Progress {
  root;
  #told = element("span", { class: "slow" });
  #timers = [];

  constructor() {
    const dots = ["i", "i", "i"].map((dot) => element(dot, { "aria-hidden": "true" }));
    this.root = element("div", { class: "typing", hidden: true }, unseen(words.chat.typing), ...dots, this.#told);
  }

  /** Show that a turn is worked on, or that none is. @param {boolean} on @param {() => void} changed is called when it takes more room */
  show(on, changed) {
    if (on === !this.root.hidden) return;
    this.root.hidden = !on;
    this.#timers.forEach(clearTimeout);
    this.#told.textContent = "";
    const say = (text) => {
      this.#told.textContent = text;
      changed();
    };
    this.#timers = on ? TOLD.map(([after, text]) => setTimeout(say, after, text)) : [];
  }
}
