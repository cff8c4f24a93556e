/** Sound of one rate at another, piece by piece and without mirrored frequencies: a windowed sinc. No page need be there. */

const CROSSINGS = 16; // of the sinc, on either side
const STEPS = 256; // of the kernel between two crossings
const PASSED = 0.92; // of the frequencies that both rates have

/** Hann's window over a sinc, from its middle on. */
const KERNEL = Float32Array.from({ length: CROSSINGS * STEPS + 1 }, (_, place) => {
  const at = place / STEPS;
  const sinc = at === 0 ? 1 : Math.sin(Math.PI * at) / (Math.PI * at);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * at) / CROSSINGS));
});

export class Resampler {
  #step; // samples that come in for one that goes out
  #scale; // crossings for one sample that comes in
  #reach; // samples that are needed on either side
  #held; // what came in and is needed still
  #next; // place of the next sample that goes out, among those held

  /** @param {number} from samples a second @param {number} to samples a second */
  constructor(from, to) {
    this.#step = from / to;
    this.#scale = PASSED * Math.min(1, to / from);
    this.#reach = Math.ceil(CROSSINGS / this.#scale);
    this.#held = new Float32Array(this.#reach); // silence before the beginning
    this.#next = this.#reach;
  }

  /** Return what is known now; the last few samples wait for those that follow. @param {Float32Array} samples */
  feed(samples) {
    if (this.#step === 1) return samples;
    const held = new Float32Array(this.#held.length + samples.length);
    held.set(this.#held);
    held.set(samples, this.#held.length);
    const made = [];
    for (; this.#next + this.#reach < held.length; this.#next += this.#step) made.push(this.#at(held, this.#next));
    const unneeded = Math.max(0, Math.floor(this.#next) - this.#reach);
    this.#held = held.slice(unneeded);
    this.#next -= unneeded;
    return Float32Array.from(made);
  }

  #at(held, place) {
    let sum = 0;
    const last = Math.floor(place) + this.#reach;
    for (let each = Math.floor(place) - this.#reach + 1; each <= last; each++) {
      const away = Math.abs(each - place) * this.#scale * STEPS;
      if (away < KERNEL.length) sum += held[each] * KERNEL[Math.floor(away)];
    }
    return sum * this.#scale;
  }
}
