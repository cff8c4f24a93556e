/** Which products the customer likes or does not, and the two buttons of a card that say so. */

import { element, icon } from "./dom.js";
import { words } from "./words.js";

const KEPT = "assistant-opinions"; // in this tab: the conversation itself keeps them at the shop
const MOST_KEPT = 100;
const JUDGMENTS = ["like", "dislike"];

export class Opinions {
  #judge;
  #of = new Map(); // judgments by item_group_id, the latest last
  #buttons = new Map(); // the buttons of all cards, by item_group_id

  /** @param {(product: string, judgment: "like" | "dislike" | "none", before: string) => void} judge is called with each tap */
  constructor(judge) {
    this.#judge = judge;
    try {
      this.#of = new Map(JSON.parse(sessionStorage.getItem(KEPT) ?? "[]"));
    } catch {
      this.clear();
    }
  }

  /** Two buttons for a card, which are pressed as the product is liked or not. */
  buttons({ item_group_id: id, title }) {
    const made = JUDGMENTS.map((judgment) => this.#button(id, title, judgment));
    this.#buttons.set(id, [...(this.#buttons.get(id) ?? []), ...made]);
    this.#press(id);
    return made;
  }

  of(id) {
    return this.#of.get(id) ?? "none";
  }

  /** Keep what is said of a product, by a tap or in words, and show it on every card of it. */
  set(id, judgment) {
    this.#of.delete(id);
    if (judgment !== "none") this.#of.set(id, judgment);
    this.#keep();
    this.#press(id);
  }

  clear() {
    const ids = [...this.#of.keys()];
    this.#of.clear();
    this.#keep();
    for (const id of ids) this.#press(id);
  }

  #button(id, title, judgment) {
    const tap = ({ detail }) => {
      if (detail > 1) return; // the second click of a double click
      const before = this.of(id);
      const next = before === judgment ? "none" : judgment;
      this.set(id, next);
      this.#judge(id, next, before);
    };
    const told = words.opinions[judgment];
    return element("button", { type: "button", class: `opinion ${judgment}`, "aria-label": told.of(title), title: told.title, "data-judgment": judgment, click: tap }, icon(judgment));
  }

  #press(id) {
    for (const button of this.#buttons.get(id) ?? []) button.setAttribute("aria-pressed", String(button.dataset.judgment === this.of(id)));
  }

  #keep() {
    sessionStorage.setItem(KEPT, JSON.stringify([...this.#of].slice(-MOST_KEPT)));
  }
}
