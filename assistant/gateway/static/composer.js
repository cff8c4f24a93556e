/** Where the customer types. Enter sends, Shift+Enter begins a new line. */

export class Composer {
  #text;

  /** @param {HTMLFormElement} form @param {(text: string) => void} say */
  constructor(form, say) {
    this.#text = form.querySelector("textarea");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(say);
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit(say);
    });
    this.#text.addEventListener("input", () => this.#fit());
  }

  focus() {
    this.#text.focus();
  }

  /** Give a refused text back to be mended, unless something else is being written. */
  giveBack(text) {
    if (!this.#text.value) this.#text.value = text;
    this.#fit();
  }

  #submit(say) {
    const text = this.#text.value.trim();
    if (!text) return;
    this.#text.value = "";
    this.#fit();
    say(text);
  }

  #fit() {
    const borders = this.#text.offsetHeight - this.#text.clientHeight;
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight + borders}px`;
  }
}
