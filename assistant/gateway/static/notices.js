/** The lines around a conversation: the state of the connection, what went wrong, and whom the customer talks to. */

import { words } from "./words.js";

export class Notices {
  #notice;
  #state;
  #smallPrint;

  /** @param {{notice: HTMLElement, state: HTMLElement, smallPrint: HTMLElement}} parts */
  constructor({ notice, state, smallPrint }) {
    this.#notice = notice;
    this.#state = state;
    this.#smallPrint = smallPrint;
  }

  /** Tell of something; an empty text takes away what was told. */
  tell(text) {
    this.#notice.hidden = !text;
    this.#notice.textContent = text;
  }

  /** Tell what an error means to the customer. `otherwise` stands for a code that has no words. */
  explain(code, seconds, otherwise) {
    const told = words.errors[code] ?? otherwise;
    this.tell(typeof told === "function" ? told(seconds) : told);
  }

  /** Show how the connection is. What was told of its loss goes as it comes back. */
  connection(name) {
    this.#state.textContent = words.state[name];
    this.#state.dataset.state = name;
    if (name === "online" && this.#notice.textContent === words.errors.offline) this.tell("");
  }

  /** Show whether a person has the conversation, or the assistant. */
  held(held) {
    this.#smallPrint.textContent = held ? words.chat.held : words.chat.smallPrint;
  }
}
