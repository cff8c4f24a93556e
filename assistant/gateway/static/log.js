/** The conversation as the customer sees it. */

import { carousel } from "./cards.js";
import { element, unseen } from "./dom.js";
import { words } from "./words.js";

const MARGIN_PX = 8;
const TOUCHES = ["wheel", "touchmove", "pointerdown", "keydown"];

export class Log {
  #root;
  #about;
  #newest = null; // what is held in sight until the customer looks elsewhere
  #pending = new Map(); // bubbles of messages that the gateway has not confirmed, by client id
  #typing = element("div", { class: "typing", hidden: true }, unseen(words.chat.typing), element("i"), element("i"), element("i"));

  /** @param {HTMLElement} root @param {(itemGroupId: string) => void} about */
  constructor(root, about) {
    this.#root = root;
    this.#about = about;
    root.append(this.#typing);
    for (const touch of TOUCHES) root.addEventListener(touch, () => (this.#newest = null), { passive: true });
    new ResizeObserver(() => this.#settle()).observe(root); // suggestions and chips take their room from the log
  }

  clear() {
    this.#newest = null;
    this.#pending.clear();
    this.#root.replaceChildren(this.#typing);
  }

  /** Show many events at once, without reading them all aloud. */
  restore(events) {
    this.#root.setAttribute("aria-busy", "true");
    for (const event of events) {
      if (event.type === "user") this.confirm(event);
      else this.answer(event);
    }
    this.#root.setAttribute("aria-busy", "false");
  }

  greet() {
    this.#show(this.#bubble("assistant", words.chat.greeting));
  }

  /** Show a message that is on its way. */
  pend(id, text) {
    const bubble = this.#bubble("user", text);
    bubble.classList.add("pending");
    this.#pending.set(id, bubble);
    this.#show(bubble);
  }

  /** Show a message that the gateway has taken, here or in another tab. */
  confirm({ id, text }) {
    const bubble = this.#pending.get(id) ?? this.#bubble("user", text);
    bubble.classList.remove("pending");
    this.#pending.delete(id);
    this.#show(bubble);
  }

  /** Take back a message that was refused. Returns its text, if it had been shown. */
  withdraw(id) {
    const bubble = this.#pending.get(id);
    this.#pending.delete(id);
    bubble?.remove();
    return bubble?.querySelector(".said").textContent ?? "";
  }

  answer({ reply, problem }) {
    const bubble = this.#bubble("assistant", reply.text);
    if (problem) bubble.classList.add("apology");
    const parts = [bubble];
    if (reply.cards.length) parts.push(carousel(reply, this.#about));
    this.#show(...parts);
  }

  set typing(on) {
    this.#typing.hidden = !on;
    this.#settle();
  }

  #bubble(side, text) {
    const who = side === "user" ? words.chat.you : words.chat.assistant;
    return element("div", { class: `bubble ${side}` }, unseen(`${who}: `), element("span", { class: "said" }, text));
  }

  /** Add at the end, and bring it into sight. */
  #show(...parts) {
    for (const part of parts) this.#root.insertBefore(part, this.#typing);
    this.#newest = parts[0];
    this.#settle();
  }

  /** Scroll to the end, or as far as the beginning of what is newest stays in sight. */
  #settle() {
    if (!this.#newest) return;
    const end = this.#root.scrollHeight - this.#root.clientHeight;
    this.#root.scrollTop = Math.min(end, this.#newest.offsetTop - MARGIN_PX);
  }
}
