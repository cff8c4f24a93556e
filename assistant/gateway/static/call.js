/** One call with the gateway, as docs/voice.md tells it. It knows no page. */

import { CallAudio } from "./call-audio.js";
import { gateway } from "./gateway.js";

const MOST_WAITING = 64_000; // bytes on their way: two seconds of sound; a line that is slower loses some
const CLIENT = "page";

/** @typedef {"connecting" | "listening" | "hearing" | "thinking" | "speaking" | "muted"} State */

export class Call {
  #on;
  #audio = null;
  #socket = null;
  #muted = false;
  #stream = 0; // that is played
  #state = "connecting";
  #over = false;

  /** @param {{state: (state: State) => void, level: (level: number) => void, partial: (text: string, isFinal: boolean) => void,
   *   prompt: (text: string) => void, trouble: (code: string) => void, over: (reason: string) => void}} on */
  constructor(on) {
    this.#on = on;
  }

  /** Call. Rejects with NoMicrophone. */
  async begin() {
    this.#on.state("connecting");
    const audio = await CallAudio.open({ frame: (sound, level) => this.#send(sound, level), heard: (position) => this.#heard(position) });
    if (this.#over) {
      audio.close();
      return;
    }
    this.#audio = audio;
    this.#socket = gateway.socket("v1/call");
    this.#socket.binaryType = "arraybuffer";
    this.#socket.addEventListener("open", () => this.#tell({ type: "start", client: CLIENT }));
    this.#socket.addEventListener("message", ({ data }) => this.#received(data));
    this.#socket.addEventListener("close", () => this.#end("lost"));
  }

  get muted() {
    return this.#muted;
  }

  /** Switch the microphone off or on. */
  set muted(on) {
    this.#muted = on;
    this.#audio.muted = on;
    this.#tell({ type: "mute", on });
    this.#on.level(0);
    this.#show(this.#state);
  }

  /** Say by typing. */
  write(text) {
    this.#tell({ type: "text", text });
  }

  hangUp() {
    this.#tell({ type: "stop" });
    this.#end("stopped");
  }

  #tell(event) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(event));
  }

  #send(sound, level) {
    if (this.#muted || this.#state === "connecting") return;
    this.#on.level(level);
    const { readyState, bufferedAmount } = this.#socket; // the gateway may have ended it a moment ago
    if (readyState === WebSocket.OPEN && bufferedAmount < MOST_WAITING) this.#socket.send(sound);
  }

  #heard({ stream, sentence, offset, over }) {
    if (stream !== this.#stream) return;
    this.#tell({ type: "played", stream, sentence, offset });
    if (over && this.#state === "speaking") this.#show("listening");
  }

  #received(data) {
    if (typeof data === "string") this.#obey(JSON.parse(data));
    else this.#audio?.play(data);
  }

  #obey(event) {
    ({
      ready: () => this.#show("listening"),
      hearing: ({ on }) => this.#hearing(on),
      partial: ({ text }) => this.#on.partial(text, false),
      final: ({ text }) => this.#final(text),
      reply: () => this.#show("listening"),
      prompt: ({ text }) => this.#on.prompt(text),
      audio: ({ stream }) => this.#begin(stream),
      sentence: ({ sentence, offset }) => this.#audio?.sentence(sentence, offset),
      end: () => this.#audio?.ended(),
      hold: () => this.#hold(),
      error: ({ code }) => this.#on.trouble(code),
      bye: ({ reason }) => this.#end(reason),
    })[event.type]?.(event);
  }

  #hearing(on) {
    if (on && this.#state === "listening") this.#show("hearing");
    if (on) return;
    this.#on.partial("", true);
    if (this.#state === "hearing") this.#show("listening");
  }

  #final(text) {
    this.#on.partial(text, true);
    if (text) this.#show("thinking");
    else if (this.#state === "hearing") this.#show("listening");
  }

  #begin(stream) {
    this.#stream = stream;
    this.#audio?.begin(stream);
    this.#show("speaking");
  }

  #hold() {
    this.#stream = 0;
    this.#audio?.forget();
    this.#show("hearing");
  }

  #show(state) {
    this.#state = state;
    this.#on.state(this.#muted && state !== "speaking" && state !== "thinking" ? "muted" : state);
  }

  #end(reason) {
    if (this.#over) return;
    this.#over = true;
    this.#audio?.close();
    this.#socket?.close();
    this.#on.over(reason);
  }
}
