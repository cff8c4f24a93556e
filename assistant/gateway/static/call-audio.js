/** The sound of a call: from the microphone, and to the ear. */

import { closeMicrophone, loudness, openMicrophone } from "./microphone.js";

const FULL = 32_768;
const module = (name) => new URL(name, import.meta.url);

export class CallAudio {
  #context;
  #stream;
  #capture;
  #playback;

  /** Open microphone and loudspeaker. Rejects with NoMicrophone.
   * @param {{frame: (sound: ArrayBuffer, level: number) => void, heard: (position: {stream: number, sentence: number, offset: number, over: boolean}) => void}} on */
  static async open(on) {
    const context = new AudioContext({ latencyHint: "interactive" });
    try {
      const stream = await openMicrophone();
      await Promise.all([context.audioWorklet.addModule(module("./capture-worklet.js")), context.audioWorklet.addModule(module("./playback-worklet.js"))]);
      await context.resume();
      return new CallAudio(context, stream, on);
    } catch (error) {
      context.close();
      throw error;
    }
  }

  constructor(context, stream, on) {
    this.#context = context;
    this.#stream = stream;
    this.#capture = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
    this.#playback = new AudioWorkletNode(context, "playback", { numberOfInputs: 0, outputChannelCount: [1] });
    this.#capture.port.onmessage = ({ data }) => on.frame(data, levelOf(data));
    this.#playback.port.onmessage = ({ data }) => on.heard(data);
    context.createMediaStreamSource(stream).connect(this.#capture);
    this.#playback.connect(context.destination);
  }

  set muted(on) {
    for (const track of this.#stream.getTracks()) track.enabled = !on;
  }

  begin(stream) {
    this.#playback.port.postMessage({ begin: stream });
  }

  sentence(sentence, offset) {
    this.#playback.port.postMessage({ sentence, offset });
  }

  /** @param {ArrayBuffer} sound */
  play(sound) {
    this.#playback.port.postMessage({ sound }, [sound]);
  }

  /** Every frame of the stream is here. */
  ended() {
    this.#playback.port.postMessage({ ended: true });
  }

  /** Be silent at once. */
  forget() {
    this.#playback.port.postMessage({ forget: true });
  }

  close() {
    closeMicrophone(this.#stream);
    this.#context.close();
  }
}

function levelOf(sound) {
  return loudness(Float32Array.from(new Int16Array(sound), (each) => each / FULL));
}
