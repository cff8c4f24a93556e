/** One voice note while it is spoken. */

import { closeMicrophone, loudness, NoMicrophone, openMicrophone } from "./microphone.js";

export const MOST_SECONDS = 60;
const SPARE_SECONDS = 0.5; // a recorder stops a little late, and the gateway takes no more than a minute
const TICK_MS = 100;
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const WINDOW = 2048; // samples that the level is told of

export class NoteRecorder {
  #stream;
  #recorder;
  #context = new AudioContext();
  #timer;
  #began = performance.now();
  #chunks = [];

  /** Begin to record. Rejects with NoMicrophone.
   * @param {{passed: (seconds: number, level: number) => void, full: () => void}} on */
  static async begin(on) {
    const kind = globalThis.MediaRecorder && KINDS.find((each) => MediaRecorder.isTypeSupported(each));
    if (!kind) throw new NoMicrophone("unsupported");
    return new NoteRecorder(await openMicrophone(), kind, on);
  }

  constructor(stream, kind, on) {
    this.#stream = stream;
    this.#recorder = new MediaRecorder(stream, { mimeType: kind });
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#chunks.push(data));
    this.#recorder.start();
    const analyser = new AnalyserNode(this.#context, { fftSize: WINDOW });
    this.#context.createMediaStreamSource(stream).connect(analyser);
    this.#timer = setInterval(() => this.#tick(analyser, on), TICK_MS);
  }

  /** End the recording, if it goes on still, and return it. @returns {Promise<Blob>} */
  async stop() {
    if (this.#recorder.state !== "inactive") {
      const stopped = new Promise((done) => this.#recorder.addEventListener("stop", done, { once: true }));
      this.#recorder.stop();
      await stopped;
    }
    this.#close();
    return new Blob(this.#chunks, { type: this.#recorder.mimeType });
  }

  cancel() {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#close();
  }

  #tick(analyser, on) {
    const samples = new Float32Array(WINDOW);
    analyser.getFloatTimeDomainData(samples);
    const seconds = (performance.now() - this.#began) / 1000;
    on.passed(Math.min(seconds, MOST_SECONDS), loudness(samples));
    if (seconds < MOST_SECONDS - SPARE_SECONDS) return;
    clearInterval(this.#timer);
    this.#recorder.stop();
    on.full();
  }

  #close() {
    clearInterval(this.#timer);
    closeMicrophone(this.#stream);
    if (this.#context.state !== "closed") this.#context.close();
  }
}
