/** Whether an answer was helpful: two buttons below it, and after a "no" a place to say why. */

import { element, icon } from "./dom.js";
import { words } from "./words.js";

const MOST_CHARACTERS = 300;
const VERDICTS = { yes: "like", no: "dislike" }; // with their drawings
const REASONS = ["not_asked", "wrong_product", "wrong_facts", "slow"];

export class Feedback {
  #rate;
  #bars = new Map(); // by turn

  /** @param {(rating: {turn: string, verdict: string}, before: ?object) => void} rate is called with each tap, `before` is what was said before */
  constructor(rate) {
    this.#rate = rate;
  }

  /** The buttons below the answers of a turn; those below an earlier answer of the same turn are gone then. */
  below(turn, feedback) {
    this.#bars.get(turn)?.root.remove();
    const bar = new Bar((said, before) => this.#rate({ turn, ...said }, before));
    bar.show(feedback);
    this.#bars.set(turn, bar);
    return bar.root;
  }

  /** Show what was said of a turn, here or in another tab; null where it was taken back. */
  show(turn, feedback) {
    this.#bars.get(turn)?.show(feedback);
  }

  clear() {
    this.#bars.clear();
  }
}

class Bar {
  root;
  #rate;
  #said = null;
  #verdicts;
  #why;

  constructor(rate) {
    this.#rate = rate;
    this.#verdicts = Object.keys(VERDICTS).map((verdict) => this.#thumb(verdict));
    this.#why = new Why((why) => this.#explain(why));
    const question = element("span", { class: "feedback-question", "aria-hidden": "true" }, words.feedback.title);
    const row = element("div", { class: "feedback-row", role: "group", "aria-label": words.feedback.title }, question, ...this.#verdicts);
    // Nobody is read the same question after each answer.
    this.root = element("div", { class: "feedback", "aria-live": "off" }, row, this.#why.root, this.#why.thanks);
  }

  show(feedback) {
    this.#said = feedback;
    for (const thumb of this.#verdicts) thumb.setAttribute("aria-pressed", String(thumb.dataset.verdict === feedback?.verdict));
    if (feedback?.verdict !== "no") this.#why.close();
  }

  #thumb(verdict) {
    const tap = ({ detail }) => detail < 2 && this.#tap(verdict); // the second click of a double click is not meant
    const told = { "aria-label": words.feedback[verdict], title: words.feedback[verdict], "data-verdict": verdict };
    return element("button", { type: "button", class: "thumb-of", ...told, click: tap }, icon(VERDICTS[verdict]));
  }

  #tap(verdict) {
    const before = this.#said;
    const next = before?.verdict === verdict ? null : { verdict, reasons: [], words: "" };
    this.show(next);
    if (next?.verdict === "no") this.#why.open();
    this.#rate(next ?? { verdict: "none" }, before);
  }

  #explain(why) {
    const before = this.#said;
    this.#said = { verdict: "no", ...why };
    this.#verdicts.at(-1).focus();
    this.#rate(this.#said, before);
  }
}

/** Why an answer was of no help: short reasons and a few words, all of them optional. */
class Why {
  root;
  thanks = element("p", { class: "feedback-thanks", role: "status" });
  #reasons = REASONS.map((reason) => toggle(reason));
  #words = element("textarea", { rows: 2, maxlength: MOST_CHARACTERS, "aria-label": words.feedback.words, placeholder: words.feedback.words });

  constructor(explain) {
    const send = (event) => {
      event.preventDefault();
      this.root.hidden = true;
      this.thanks.textContent = words.feedback.thanks;
      explain({ reasons: this.#chosen(), words: this.#words.value.trim() });
    };
    const reasons = element("div", { class: "feedback-reasons", role: "group", "aria-label": words.feedback.why }, ...this.#reasons);
    const button = element("button", { class: "feedback-send" }, words.feedback.send);
    this.root = element("form", { class: "feedback-why", hidden: true, submit: send }, element("p", { "aria-hidden": "true" }, words.feedback.why), reasons, this.#words, button);
  }

  open() {
    this.thanks.textContent = "";
    this.root.hidden = false;
    this.root.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.thanks.textContent = "";
    this.root.hidden = true;
  }

  #chosen() {
    return this.#reasons.filter((each) => each.getAttribute("aria-pressed") === "true").map((each) => each.dataset.reason);
  }
}

function toggle(reason) {
  const flip = ({ currentTarget }) => currentTarget.setAttribute("aria-pressed", String(currentTarget.getAttribute("aria-pressed") !== "true"));
  return element("button", { type: "button", "data-reason": reason, "aria-pressed": "false", click: flip }, words.feedback.reasons[reason]);
}
