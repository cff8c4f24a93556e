/** The conversation as the customer sees it. */

import { basketList, forgetCheckouts } from "./basket.js";
import { bubble, personBubble, retell } from "./bubbles.js";
import { carousel } from "./cards.js";
import { comparison } from "./comparison.js";
import { Progress } from "./progress.js";
import { sourceList } from "./sources.js";
import { words } from "./words.js";

const MARGIN_PX = 8;
const SHARE = 0.25; // of the log that a question may take from its answer
const TOUCHES = ["wheel", "touchmove", "pointerdown", "keydown"];

export class Log {
  #root;
  #ask;
  #newest = null; // what is held in sight until the customer looks elsewhere
  #pending = new Map(); // messages that the gateway has not confirmed, with their bubbles, by client id
  #unheard = new Map(); // bubbles of recordings of which nobody knows yet what they say, by turn
  #spoken = null; // the bubble of what is being said in a call
  #progress = new Progress();
  #feedback;

  /** @param {HTMLElement} root @param {object} ask as cards ask, see `carousel` @param {import("./feedback.js").Feedback} feedback */
  constructor(root, ask, feedback) {
    this.#root = root;
    this.#ask = ask;
    this.#feedback = feedback;
    root.append(this.#progress.root);
    for (const touch of TOUCHES) root.addEventListener(touch, () => (this.#newest = null), { passive: true });
    root.addEventListener("load", () => this.#settle(), { capture: true }); // pictures take room once they are here
    new ResizeObserver(() => this.#settle()).observe(root); // suggestions and chips take their room from the log
  }

  clear() {
    this.#newest = null;
    this.#pending.clear();
    this.#unheard.clear();
    this.#spoken = null;
    this.#feedback.clear();
    this.#root.replaceChildren(this.#progress.root);
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

  /** Begin anew: nothing of what was said is left. */
  begin() {
    this.clear();
    this.#show(bubble("assistant", words.chat.greeting));
  }

  /** Show a message that is on its way. */
  pend(id, { text = "", photo = null, recording = null }) {
    const pending = bubble("user", text, { photo, recording });
    pending.classList.add("pending");
    this.#pending.set(id, { text, photo, pending });
    this.#show(pending);
  }

  /** Show a message that the gateway has taken, here, in a call or in another tab. */
  confirm({ id, turn_id: turn, text, photo, recording }) {
    if (!text && !photo && !recording) return; // its words are forgotten
    const confirmed = this.#pending.get(id)?.pending ?? bubble("user", text, { photo, recording });
    confirmed.classList.remove("pending");
    this.#pending.delete(id);
    if (recording && !text) {
      retell(confirmed, words.note.listening);
      this.#unheard.set(turn, confirmed);
    }
    if (!recording && !photo && text === this.#spoken?.text) this.speak("", true);
    this.#show(confirmed);
  }

  /** Tell what was heard in the recording of a turn, null where nothing was. */
  hear(turn, transcript) {
    const heard = this.#unheard.get(turn);
    if (heard) retell(heard, transcript ?? "");
    this.#unheard.delete(turn);
  }

  /** Show what is being said in a call, until it stands in the conversation. */
  speak(text, isFinal) {
    if (!text) {
      this.#spoken?.bubble.remove();
      this.#spoken = null;
      return;
    }
    const spoken = this.#spoken?.bubble ?? bubble("user", text);
    retell(spoken, text);
    spoken.classList.add("pending");
    spoken.setAttribute("aria-hidden", "true"); // it is read aloud once it is certain
    if (!this.#spoken) this.#show(spoken);
    this.#spoken = { bubble: spoken, text: isFinal ? text : null };
    this.#settle();
  }

  /** Show what a call says by itself. */
  tell(text) {
    this.#show(bubble("assistant", text));
  }

  /** Take back a message that was refused. Returns what it said, if it had been shown. */
  withdraw(id) {
    const { text = "", photo = null, pending } = this.#pending.get(id) ?? {};
    this.#pending.delete(id);
    pending?.remove();
    return { text, photo };
  }

  /** Show an answer. Returns its cards, by item_group_id. */
  answer({ turn_id: turn, reply, problem, author, transcript, feedback }) {
    if (reply.forgets) this.begin();
    this.hear(turn, transcript);
    const answered = author === null ? bubble("assistant", reply.text) : personBubble(author, reply.text);
    if (problem) answered.classList.add("apology");
    if (reply.sources.length) answered.append(sourceList(reply.sources));
    if (reply.basket) forgetCheckouts(this.#root);
    const parts = this.#shown(reply);
    const isRated = !problem && author === null;
    this.#show(answered, ...parts, ...(isRated ? [this.#feedback.below(turn, feedback)] : []));
    const cards = parts.flatMap((part) => [...part.querySelectorAll(".card")]);
    return cards.map((card, place) => [reply.cards[place].item_group_id, card]);
  }

  #shown(reply) {
    const { cards, table, basket } = reply;
    return [
      cards.length ? carousel(reply, this.#ask) : null,
      cards.length && table ? comparison(table.rows, cards) : null,
      basket?.lines.length ? basketList(basket) : null,
    ].filter((part) => part !== null);
  }

  set typing(on) {
    this.#progress.show(on, () => this.#settle());
    this.#settle();
  }

  /** Add at the end, and bring it into sight. */
  #show(...parts) {
    const end = this.#progress.root;
    // What stands there already is not put there again: it would be read aloud again.
    for (const part of parts) if (part.nextElementSibling !== end) this.#root.insertBefore(part, end);
    const asked = parts[0].previousElementSibling;
    const isAnswer = parts[0].matches(".assistant") && asked?.matches(".bubble.user");
    // A short question stays in sight above its answer.
    this.#newest = isAnswer && asked.offsetHeight < this.#root.clientHeight * SHARE ? asked : parts[0];
    this.#settle();
  }

  /** Scroll to the end, or as far as the beginning of what is newest stays in sight. */
  #settle() {
    if (!this.#newest) return;
    const end = this.#root.scrollHeight - this.#root.clientHeight;
    this.#root.scrollTop = Math.min(end, this.#newest.offsetTop - MARGIN_PX);
  }
}
