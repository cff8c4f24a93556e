/** A call as the customer sees it: the button that begins it, and the bar that tells how it goes. */

import { Call } from "./call.js";
import { holdsFocus, icon } from "./dom.js";
import { NoMicrophone } from "./microphone.js";
import { words } from "./words.js";

export class CallBar {
  #begin;
  #root;
  #status;
  #level;
  #mute;
  #on;
  #call = null;

  /**
   * @param {{begin: HTMLButtonElement, root: HTMLElement}} parts
   * @param {{begin: () => void, notify: (text: string) => void, trouble: (code: string) => void, partial: (text: string, isFinal: boolean) => void,
   *   prompt: (text: string) => void}} on
   */
  constructor({ begin, root }, on) {
    this.#begin = begin;
    this.#root = root;
    this.#status = root.querySelector("p");
    this.#level = root.querySelector("progress");
    this.#mute = root.querySelector(".mute");
    this.#on = on;
    begin.addEventListener("click", () => this.#dial());
    this.#mute.addEventListener("click", () => this.#switch());
    root.querySelector(".hang-up").addEventListener("click", () => this.hangUp());
  }

  /** Say by typing what belongs to the call; false where there is none. */
  write(text) {
    if (!this.#call) return false;
    this.#call.write(text);
    return true;
  }

  hangUp() {
    this.#call?.hangUp();
  }

  async #dial() {
    if (this.#call) return;
    this.#on.begin();
    this.#on.notify("");
    const call = new Call({
      state: (state) => this.#show(state),
      level: (level) => (this.#level.value = level),
      partial: this.#on.partial,
      prompt: this.#on.prompt,
      trouble: this.#on.trouble,
      over: (reason) => this.#over(reason),
    });
    this.#call = call;
    this.#draw();
    this.#open(true);
    try {
      await call.begin();
    } catch (error) {
      call.hangUp();
      this.#on.notify(words.microphone[error instanceof NoMicrophone ? error.code : "busy"]);
    }
  }

  #switch() {
    this.#call.muted = !this.#call.muted;
    this.#draw();
  }

  #show(state) {
    this.#root.dataset.state = state;
    this.#status.textContent = words.call.state[state];
    this.#mute.disabled = state === "connecting";
  }

  #draw() {
    const { muted } = this.#call;
    this.#mute.setAttribute("aria-pressed", String(muted));
    this.#mute.setAttribute("aria-label", muted ? words.call.unmute : words.call.mute);
    this.#mute.replaceChildren(icon(muted ? "unheard" : "microphone"));
  }

  #open(on) {
    const hadFocus = holdsFocus(this.#root);
    this.#root.hidden = !on;
    this.#begin.disabled = on;
    if (on) this.#root.querySelector(".hang-up").focus();
    else if (hadFocus) this.#begin.focus();
  }

  /** What is said of its end stands in the notice; a call that was hung up, or refused with a reason, needs no more. */
  #over(reason) {
    this.#call = null;
    this.#level.value = 0;
    this.#on.partial("", true);
    this.#open(false);
    const told = words.call.over[reason];
    if (told) this.#on.notify(told);
  }
}
