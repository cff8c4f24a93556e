/** What the assistant works on: turns, and messages on their way to it. */

export class Working {
  /** Whether a person has the conversation: the assistant works on nothing then. */
  held = false;
  #running = new Set();
  #show;

  /** @param {(on: boolean) => void} show whether it works */
  constructor(show) {
    this.#show = show;
  }

  begin(id) {
    this.#running.add(id);
    this.#tell();
  }

  end(id) {
    this.#running.delete(id);
    this.#tell();
  }

  clear() {
    this.#running.clear();
    this.#show(false);
  }

  #tell() {
    this.#show(this.#running.size > 0 && !this.held);
  }
}
