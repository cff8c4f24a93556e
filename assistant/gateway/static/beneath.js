/** The page beneath a chat that takes the whole screen: it can be neither reached nor scrolled meanwhile. */

export class Beneath {
  #host;
  #stilled = []; // what was made inert here
  #overflow = null; // of the page before, while it is stilled

  /** @param {HTMLElement} host stays as it is, whatever it lies in */
  constructor(host) {
    this.#host = host;
  }

  /** Still the page, or let it go. */
  set stilled(on) {
    if (on === (this.#overflow !== null)) return;
    if (on) this.#still();
    else this.#release();
  }

  #still() {
    const { style } = document.documentElement;
    this.#overflow = style.overflow;
    style.overflow = "hidden";
    for (let each = this.#host; each && each !== document.body; each = each.parentElement ?? each.getRootNode().host) {
      const others = [...each.parentNode.children].filter((other) => other !== each && !other.inert);
      for (const other of others) other.inert = true;
      this.#stilled.push(...others);
    }
  }

  #release() {
    document.documentElement.style.overflow = this.#overflow;
    this.#overflow = null;
    for (const each of this.#stilled.splice(0)) each.inert = false;
  }
}
