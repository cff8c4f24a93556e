/** How long the cards of the latest answer were in view: told once for each, in whole seconds, when others take their place. */

const FEWEST_SECONDS = 3;
const MOST_SECONDS = 60;
const MOST_TOLD = 20; // of one message
const SHARE = 0.6; // of a card, for it to be in view

export class Dwell {
  #tell;
  #seen = new Map(); // what is known of a product: milliseconds, since when it is in view, and its cards that are
  #observer = new IntersectionObserver((entries) => this.#look(entries), { threshold: SHARE });

  /** @param {(dwelt: {product: string, seconds: number}[]) => void} tell */
  constructor(tell) {
    this.#tell = tell;
    document.addEventListener("visibilitychange", () => this.#wink());
    window.addEventListener("pagehide", () => this.flush());
  }

  /** Watch the cards of an answer. Details of what is watched already are part of it; anything else takes its place.
   * @param {[string, HTMLElement][]} cards by item_group_id */
  show(cards) {
    if (cards.some(([id]) => !this.#seen.has(id))) this.flush();
    for (const [id, card] of cards) {
      if (!this.#seen.has(id)) this.#seen.set(id, { ms: 0, since: null, cards: new Set() });
      card.dataset.watched = id;
      this.#observer.observe(card);
    }
  }

  /** Tell what was looked at, and watch it no longer. */
  flush() {
    this.#observer.disconnect();
    for (const each of this.#seen.values()) stop(each);
    const dwelt = [...this.#seen].map(([product, { ms }]) => ({ product, seconds: Math.min(MOST_SECONDS, Math.floor(ms / 1000)) }));
    const told = dwelt.filter(({ seconds }) => seconds >= FEWEST_SECONDS).slice(0, MOST_TOLD);
    this.#seen.clear();
    if (told.length) this.#tell(told);
  }

  /** Watch nothing any longer, and tell nothing of it. */
  drop() {
    this.#seen.clear();
    this.flush();
  }

  #look(entries) {
    for (const { target, isIntersecting } of entries) {
      const each = this.#seen.get(target.dataset.watched);
      if (!each) continue;
      if (isIntersecting) each.cards.add(target);
      else each.cards.delete(target);
    }
    this.#wink();
  }

  /** Nobody looks at a page that is hidden. */
  #wink() {
    const isOpen = document.visibilityState === "visible";
    for (const each of this.#seen.values()) {
      if (isOpen && each.cards.size) each.since ??= performance.now();
      else stop(each);
    }
  }
}

function stop(each) {
  if (each.since !== null) each.ms += performance.now() - each.since;
  each.since = null;
}
