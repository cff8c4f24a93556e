/** The microphone as a call sends it: 16,000 samples a second, 16 bits, 20 ms at a time. Runs in the audio thread. */

import { Resampler } from "./resampler.js";

const RATE = 16_000;
const FRAME = 320;
const FULL = 32_768;

class Capture extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate, RATE);
  #frame = new Float32Array(FRAME);
  #filled = 0;

  process([[channel]]) {
    if (channel) for (const sample of this.#resampler.feed(channel)) this.#add(sample);
    return true;
  }

  #add(sample) {
    this.#frame[this.#filled++] = sample;
    if (this.#filled < FRAME) return;
    const sound = Int16Array.from(this.#frame, (each) => Math.max(-FULL, Math.min(FULL - 1, Math.round(each * FULL))));
    this.port.postMessage(sound.buffer, [sound.buffer]);
    this.#filled = 0;
  }
}

registerProcessor("capture", Capture);
