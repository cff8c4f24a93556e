/** What a call says, in the audio thread: played in order, forgotten at once, and told how far it was heard.
 *
 * Takes `{begin: stream}`, `{sentence, offset}`, `{sound: ArrayBuffer}`, `{ended: true}` and `{forget: true}`; tells
 * `{stream, sentence, offset, over}` ten times a second while something is played and once it is over.
 */

import { Resampler } from "./resampler.js";

const RATE = 16_000;
const FULL = 32_768;
const TELL_SECONDS = 0.1;

class Playback extends AudioWorkletProcessor {
  #stream = 0;
  #resampler = null;
  #pieces = []; // {sentence, at: seconds into it, samples}
  #place = 0; // in the first piece
  #coming = null; // {sentence, at}: of the next sound
  #ended = false; // nothing more comes of the stream
  #heard = null; // {sentence, offset}
  #untold = 0; // seconds

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#take(data);
  }

  process(_, [[out]]) {
    let filled = 0;
    while (filled < out.length && this.#pieces.length) filled = this.#play(out, filled);
    if (filled) this.#tell(filled / sampleRate);
    return true;
  }

  #take({ begin, sentence, offset, sound, ended, forget }) {
    if (forget || begin !== undefined) this.#forget();
    if (begin !== undefined) this.#begin(begin);
    if (sentence !== undefined) this.#coming = { sentence, at: offset };
    if (sound && this.#coming) this.#add(Float32Array.from(new Int16Array(sound), (each) => each / FULL));
    if (ended) this.#end();
  }

  #begin(stream) {
    this.#stream = stream;
    this.#resampler = new Resampler(RATE, sampleRate);
  }

  #forget() {
    this.#pieces = [];
    this.#place = this.#untold = 0;
    this.#coming = this.#heard = null;
    this.#ended = false;
  }

  #add(sound) {
    const samples = this.#resampler.feed(sound);
    const { sentence, at } = this.#coming;
    if (samples.length) this.#pieces.push({ sentence, at, samples });
    this.#coming = { sentence, at: at + sound.length / RATE };
  }

  #end() {
    this.#ended = true;
    if (!this.#pieces.length && this.#heard) this.#report(true);
  }

  #play(out, filled) {
    const { sentence, at, samples } = this.#pieces[0];
    const count = Math.min(out.length - filled, samples.length - this.#place);
    out.set(samples.subarray(this.#place, this.#place + count), filled);
    this.#place += count;
    this.#heard = { sentence, offset: at + this.#place / sampleRate };
    if (this.#place === samples.length) {
      this.#pieces.shift();
      this.#place = 0;
    }
    return filled + count;
  }

  #tell(seconds) {
    this.#untold += seconds;
    const over = this.#ended && !this.#pieces.length;
    if (over || this.#untold >= TELL_SECONDS) this.#report(over);
  }

  #report(over) {
    this.#untold = 0;
    this.port.postMessage({ stream: this.#stream, ...this.#heard, over });
  }
}

registerProcessor("playback", Playback);
