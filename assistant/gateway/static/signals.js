/** Signals: what the customer tells without a word. They are no part of the conversation, and where one is not kept the page takes it back. */

import { Dwell } from "./dwell.js";
import { Feedback } from "./feedback.js";
import { Opinions } from "./opinions.js";
import { words } from "./words.js";

export class Signals {
  opinions = new Opinions((...tapped) => this.#judge(...tapped));
  feedback = new Feedback((rate, before) => this.#rate(rate, before));
  #dwell = new Dwell((dwelt) => this.#signal({ dwelt }));
  #unkept = new Map(); // what to do where a signal is not kept, by client id
  #on;

  /** @param {{send: (message: object) => string, notify: (text: string) => void}} on `send` returns the client id */
  constructor(on) {
    this.#on = on;
  }

  /** Tell of these cards how long they are in view. @param {[string, HTMLElement][]} cards by item_group_id */
  watch(cards) {
    if (cards.length) this.#dwell.show(cards);
  }

  /** A signal is kept, or there is a problem with it. Returns false of what was no signal of this page. */
  noted(id, problem) {
    const unkept = this.#unkept.get(id);
    this.#unkept.delete(id);
    if (problem) unkept?.();
    return unkept !== undefined;
  }

  /** What was said of an answer here stands on its buttons already. */
  rated({ id, turn_id: turn, feedback }) {
    if (!this.noted(id, null)) this.feedback.show(turn, feedback);
  }

  /** What the customer said of a product in words. @param {?{item_group_id: string, judgment: string}} judged */
  judged(judged) {
    if (judged) this.opinions.set(judged.item_group_id, judged.judgment);
  }

  /** Look into the cart: it comes as an answer without words. @param {() => void} unseen is called where it does not */
  look(unseen) {
    this.#signal({ look: "cart" }, unseen);
  }

  /** Leave nothing of them on the page, and tell nothing any longer. */
  clear() {
    this.opinions.clear();
    this.#unkept.clear();
    this.#dwell.drop();
  }

  #signal(message, unkept = () => {}) {
    this.#unkept.set(this.#on.send(message), unkept);
  }

  #judge(product, judgment, before) {
    this.#signal({ judge: { product, judgment } }, () => {
      if (this.opinions.of(product) === judgment) this.opinions.set(product, before);
      this.#on.notify(words.opinions.unkept);
    });
  }

  #rate(rate, before) {
    this.#signal({ rate }, () => {
      this.feedback.show(rate.turn, before);
      this.#on.notify(words.feedback.unkept);
    });
  }
}
