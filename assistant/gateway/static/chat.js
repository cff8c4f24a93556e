/** The conversation: from the composer to the gateway, and from the gateway to the screen. */

import { comeBack, ForeignOrigin } from "./api.js";
import { tellCount } from "./basket.js";
import { CallBar } from "./call-bar.js";
import { CartPanel } from "./cart-panel.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { Log } from "./log.js";
import { Notices } from "./notices.js";
import { showChips, showSuggestions } from "./offers.js";
import { Signals } from "./signals.js";
import { words } from "./words.js";
import { Working } from "./working.js";

const START_AGAIN_MS = 3000;
const MOST_PAGE_CHARACTERS = 200;

export class Chat {
  isLive = false;
  #log;
  #composer;
  #connection;
  #call;
  #chips = [];
  #working = new Working((on) => (this.#log.typing = on));
  #offered = []; // suggestions of the last answer
  #parts;
  #cart;
  /** Called when the customer is forgotten. @type {() => void} */
  onforget = () => {};
  #renewing = false;
  #beginning = null; // the timer of another try to begin
  #page = "";
  #notices;
  #signals = new Signals({ send: (message) => this.#connection.send(message), notify: (text) => this.#notices.tell(text) });

  /**
   * @param {{log: HTMLElement, notice: HTMLElement, state: HTMLElement, suggestions: HTMLElement, understood: HTMLElement, composer: HTMLFormElement,
   *   cart: HTMLButtonElement, call: HTMLButtonElement, callBar: HTMLElement, panel: HTMLElement, veil: HTMLElement, aloud: HTMLElement, smallPrint: HTMLElement}} parts
   */
  constructor(parts) {
    this.#parts = parts;
    this.#notices = new Notices(parts);
    this.#log = this.#newLog();
    this.#cart = this.#cartPanel();
    this.#fill(null);
    this.#composer = this.#newComposer();
    this.#call = this.#callBar();
    this.#connection = new Connection({
      event: (event) => this.#handle(event),
      state: (name) => this.#showState(name),
      expired: () => this.#startOver(),
    });
  }

  /** Bring the conversation back, or begin one. */
  async start() {
    this.isLive = true;
    this.#showState("connecting");
    try {
      const events = await comeBack();
      if (events.length === 0) this.#signals.opinions.clear();
      this.#restore(events);
    } catch (error) {
      this.#notBegun(error);
    }
  }

  /** Be silent and away until it is started again. */
  stop() {
    this.isLive = false;
    clearTimeout(this.#beginning);
    this.silence();
    this.#connection.close();
  }

  /** What the shop's page is called that the chat lies in, null where it has no name. @param {?string} name */
  set page(name) {
    this.#page = (name ?? "").trim().slice(0, MOST_PAGE_CHARACTERS);
  }

  /** Say something as the customer, or show a photo, or both. In a call words are part of it. */
  say(text, photo = null) {
    if (!photo && this.#call.write(text)) return;
    const id = this.#send(photo ? { photo, ...(text && { text }) } : { text });
    this.#suggest([]);
    this.#log.pend(id, { text, photo });
  }

  /** Begin anew as somebody nobody knows: what was kept is deleted, here or in another tab. */
  async forgotten() {
    if (this.#renewing) return;
    this.#renewing = true;
    this.#connection.drop();
    this.#leaveNothing();
    await this.start();
    this.#renewing = false;
    this.#notices.tell(words.privacy.forgotten);
  }

  focus() {
    this.#composer.focus();
  }

  /** Hang up and record no longer: nobody sees the chat. */
  silence() {
    this.#call.hangUp();
    this.#composer.silence();
  }

  #speak(recording) {
    this.#suggest([]);
    this.#log.pend(this.#send({ recording }), { recording });
    this.#composer.focus();
  }

  #restore(events) {
    this.#log.clear();
    const said = events.filter((event) => !isGlance(event));
    const last = said.findLast((event) => event.type === "reply")?.reply;
    this.#offered = last?.quick_replies ?? [];
    this.#understood(last?.chips ?? []);
    this.#hold(last?.is_held ?? false);
    this.#fill(events.findLast((event) => event.reply?.basket)?.reply.basket ?? null);
    this.#suggest(last?.quick_replies ?? words.chat.suggestions.map((text) => ({ label: text, text })));
    if (said.length === 0) this.#log.begin();
    this.#log.restore(said);
    if (this.isLive) this.#connection.open(events.at(-1)?.seq ?? 0);
  }

  #notBegun(error) {
    if (!this.isLive) return;
    const isRefused = error instanceof ForeignOrigin;
    this.#showState(isRefused ? "refused" : "offline");
    if (isRefused) this.#notices.tell(words.errors.foreign_origin);
    else this.#beginning = setTimeout(() => this.start(), START_AGAIN_MS);
  }

  async #startOver() {
    this.#signals.opinions.clear();
    await this.start();
    this.#notices.tell(words.errors.expired);
  }

  #send(message) {
    this.#notices.tell(this.#connection.online ? "" : words.errors.offline);
    const id = this.#connection.send({ ...(this.#page && { page: this.#page }), ...message });
    if (this.#connection.online) this.#working.begin(id);
    return id;
  }

  #settled({ id, turn_id: turnId, problem }) {
    this.#working.end(turnId); // a page that comes back meanwhile takes it for a turn
    this.#signals.noted(id, problem);
  }

  #handle(event) {
    ({
      user: () => this.#confirm(event),
      typing: () => this.#working.begin(event.turn_id),
      reply: () => this.#answer(event),
      settled: () => this.#settle(event),
      noted: () => this.#settled(event),
      rated: () => this.#signals.rated(event),
      ended: () => this.forgotten(),
      error: () => this.#signals.noted(event.id, event.code) || this.#refused(event),
    })[event.type]();
  }

  /** The gateway has a message, and works on it or will. */
  #confirm(event) {
    this.#working.begin(event.turn_id);
    this.#working.end(event.id);
    this.#log.confirm(event);
  }

  #answer(event) {
    if (isGlance(event)) {
      this.#fill(event.reply.basket);
      return;
    }
    if (event.reply.forgets) this.#leaveNothing();
    this.#working.end(event.turn_id);
    this.#cart.settle();
    this.#understood(event.reply.chips);
    if (!event.problem) this.#hold(event.reply.is_held);
    if (event.reply.basket) this.#fill(event.reply.basket);
    this.#offered = event.reply.quick_replies;
    this.#suggest(this.#offered);
    this.#signals.judged(event.reply.judged);
    this.#signals.watch(this.#log.answer(event));
  }

  /** A turn is over and nothing is said: a person will answer. */
  #settle({ turn_id: turnId, transcript }) {
    this.#working.end(turnId);
    this.#cart.settle();
    this.#log.hear(turnId, transcript);
    this.#suggest(this.#offered);
  }

  /** Of who is forgotten nothing stays on the page, and they are told anew whom they talk to. */
  #leaveNothing() {
    for (const part of [this.#signals, this.#working, this.#cart]) part.clear();
    this.#composer.silence();
    this.#log.begin();
    this.#fill(null);
    this.#understood([]);
    this.#suggest([]);
    this.#hold(false);
    this.#notices.tell("");
    this.onforget();
  }

  #newLog() {
    const ask = {
      about: (about) => this.#send({ about }),
      like: (like) => this.#send({ like }),
      compare: (compare) => this.#send({ compare }),
      buy: (product) => this.#send({ buy: { product } }),
      opinions: this.#signals.opinions,
    };
    return new Log(this.#parts.log, ask, this.#signals.feedback);
  }

  #newComposer() {
    const { composer: form, panel, veil, aloud } = this.#parts;
    const on = {
      say: (text, photo) => this.say(text, photo),
      speak: (recording) => this.#speak(recording),
      unheard: (code) => this.#notices.tell(words.microphone[code]),
      refused: (refusal) => this.#uploadRefused(refusal),
      mended: () => this.#notices.tell(""),
    };
    return new Composer({ form, panel, veil, aloud }, on);
  }

  #callBar() {
    const { call: begin, callBar: root } = this.#parts;
    const on = {
      begin: () => this.#composer.silence(),
      notify: (text) => this.#notices.tell(text),
      trouble: (code) => this.#notices.explain(code, null, words.call.trouble),
      partial: (text, isFinal) => this.#log.speak(text, isFinal),
      prompt: (text) => this.#log.tell(text),
    };
    return new CallBar({ begin, root }, on);
  }

  #cartPanel() {
    const { cart: button, log: before } = this.#parts;
    const change = (variant, quantity) => this.#send({ cart: { variant, quantity } });
    const look = () => this.#signals.look(() => this.#cart.unseen());
    return new CartPanel({ button, before }, { opened: look, change, checkOut: () => this.say(words.cart.checkOutAsk) });
  }

  #fill(basket) {
    tellCount(this.#parts.cart, basket);
    this.#cart.show(basket);
  }

  #hold(held) {
    this.#working.held = held;
    this.#notices.held(held);
  }

  #refused({ id, code, retry_after_seconds: seconds }) {
    this.#working.end(id);
    this.#cart.settle();
    if (id) {
      const { text, photo } = this.#log.withdraw(id);
      this.#composer.giveBack({ text, photo: code === "photo_gone" ? null : photo });
    }
    this.#notices.explain(code, seconds, words.errors.other);
    this.#understood(this.#chips);
  }

  /** Without a session nothing is taken; in a new one it can be tried again. */
  #uploadRefused({ code, seconds }) {
    if (code === "unknown_session") this.#startOver();
    else this.#notices.explain(code, seconds, words.errors.upload_unsent);
  }

  #understood(chips) {
    this.#chips = chips;
    showChips(this.#parts.understood, chips, { drop: (drop) => this.#send({ drop }), say: (text) => this.say(text) });
  }

  #suggest(replies) {
    showSuggestions(this.#parts.suggestions, replies, (text) => this.say(text));
  }

  #showState(name) {
    this.#notices.connection(name);
    if (name !== "online") this.#working.clear(); // the gateway tells again which turns run
  }
}

/** Whether it is a cart that was only looked at: no part of what is said. */
function isGlance({ type, reply }) {
  return type === "reply" && reply.text === "" && reply.basket !== null;
}
