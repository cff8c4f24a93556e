/** Opening and closing the chat: a corner on wide screens, the whole screen on a phone. */

import { Beneath } from "./beneath.js";
import { holdsFocus } from "./dom.js";

const LEFT = "assistant-panel"; // in this tab: how the customer left it, on whichever page of the shop
const OPEN = "open";
const CLOSED = "closed";
const wide = matchMedia("(min-width: 64rem)");
const phone = matchMedia("(max-width: 40rem)");

export class Panel {
  #host;
  #panel;
  #launcher;
  #beneath;
  /** @type {() => void} */
  onclose = () => {};

  /** @param {{host: HTMLElement, panel: HTMLElement, launcher: HTMLElement, close: HTMLElement}} parts the host's `open` tells how it is */
  constructor({ host, panel, launcher, close }) {
    this.#host = host;
    this.#panel = panel;
    this.#launcher = launcher;
    this.#beneath = new Beneath(host);
    close.addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    phone.addEventListener("change", () => this.#settle());
  }

  /** Be as the customer left it, or else as the page wants it; closed where it would cover the page. */
  begin() {
    const left = sessionStorage.getItem(LEFT);
    const isWanted = left ? left === OPEN : this.#host.hasAttribute("open");
    this.#panel.hidden = !(isWanted && wide.matches);
    this.#settle();
  }

  /** Let go of the page: the chat has been taken out of it. */
  leave() {
    this.#beneath.stilled = false;
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  open() {
    sessionStorage.setItem(LEFT, OPEN);
    this.#panel.hidden = false;
    this.#settle();
  }

  close() {
    sessionStorage.setItem(LEFT, CLOSED);
    const hadFocus = holdsFocus(this.#panel);
    this.#panel.hidden = true;
    this.onclose();
    this.#settle();
    if (hadFocus) this.#launcher.focus();
  }

  #settle() {
    this.#launcher.hidden = this.isOpen;
    this.#launcher.setAttribute("aria-expanded", String(this.isOpen));
    this.#host.toggleAttribute("open", this.isOpen);
    this.#beneath.stilled = this.isOpen && phone.matches && this.#host.isConnected;
  }
}
