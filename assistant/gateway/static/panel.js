/** Opening and closing the chat: a corner on wide screens, the whole screen on a phone. */

const CLOSED = "chat-closed";
const wide = matchMedia("(min-width: 64rem)");
const phone = matchMedia("(max-width: 40rem)");

export class Panel {
  #page;
  #panel;
  #launcher;
  /** @type {() => void} */
  onclose = () => {};

  /** @param {{page: HTMLElement, panel: HTMLElement, launcher: HTMLElement, close: HTMLElement}} parts */
  constructor({ page, panel, launcher, close }) {
    this.#page = page;
    this.#panel = panel;
    this.#launcher = launcher;
    close.addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    phone.addEventListener("change", () => this.#settle());
    if (wide.matches && !sessionStorage.getItem(CLOSED)) this.open();
  }

  open() {
    sessionStorage.removeItem(CLOSED);
    this.#panel.hidden = false;
    this.#settle();
  }

  close() {
    sessionStorage.setItem(CLOSED, "1");
    this.#panel.hidden = true;
    this.onclose();
    this.#settle();
    this.#launcher.focus();
  }

  /** Below a full-screen panel the page can be neither reached nor scrolled. */
  #settle() {
    const open = !this.#panel.hidden;
    this.#launcher.hidden = open;
    this.#launcher.setAttribute("aria-expanded", String(open));
    this.#page.inert = open && phone.matches;
    document.body.classList.toggle("chatting", open);
  }
}
