/** The voice note above the composer: spoken, given up or sent. */

import { holdsFocus } from "./dom.js";
import { NoMicrophone } from "./microphone.js";
import { NoteRecorder } from "./note-recorder.js";
import { RECORDINGS, upload } from "./uploads.js";
import { words } from "./words.js";

const HOPELESS = new Set(["bad_recording", "speech_too_long"]); // the same sound would be refused again

export class Note {
  #parts;
  #on;
  #recorder = null; // while it is spoken
  #sound = null; // spoken, and not sent yet
  #sending = null; // aborts the upload on its way
  #opening = false;

  /**
   * @param {{root: HTMLElement, speak: HTMLButtonElement, level: HTMLProgressElement, time: HTMLElement, told: HTMLElement, send: HTMLButtonElement,
   *   cancel: HTMLButtonElement, aloud: HTMLElement}} parts
   * @param {{begin: () => void, say: (recording: string) => void, unheard: (code: string) => void,
   *   refused: (refusal: {code: string, seconds: ?string}) => void}} on `unheard`: there is no microphone
   */
  constructor(parts, on) {
    this.#parts = parts;
    this.#on = on;
    parts.speak.addEventListener("click", () => this.#begin());
    parts.send.addEventListener("click", () => this.#send());
    parts.cancel.addEventListener("click", () => this.cancel());
    parts.root.addEventListener("keydown", (event) => this.#escape(event));
  }

  /** Give up what was spoken. */
  cancel() {
    this.#recorder?.cancel();
    this.#sending?.abort();
    this.#end();
  }

  async #begin() {
    if (this.#opening || !this.#parts.root.hidden) return;
    this.#opening = true;
    this.#on.begin();
    try {
      this.#recorder = await NoteRecorder.begin({ passed: (seconds, level) => this.#passed(seconds, level), full: () => this.#full() });
      this.#show("speaking");
    } catch (error) {
      this.#on.unheard(error instanceof NoMicrophone ? error.code : "busy");
    } finally {
      this.#opening = false;
    }
  }

  #passed(seconds, level) {
    const whole = Math.floor(seconds);
    this.#parts.time.textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    this.#parts.level.value = level;
  }

  #full() {
    this.#parts.level.value = 0;
    this.#tell("full");
  }

  async #send() {
    if (this.#sending) return;
    const sending = new AbortController();
    this.#sending = sending;
    this.#show("sending");
    try {
      this.#sound ??= await this.#recorder.stop();
      const recording = await upload(this.#sound, () => {}, sending.signal, RECORDINGS);
      if (sending.signal.aborted) return;
      this.#end();
      this.#on.say(recording);
    } catch (refusal) {
      if (!sending.signal.aborted) this.#unsent(refusal);
    }
  }

  #unsent(refusal) {
    this.#sending = null;
    if (HOPELESS.has(refusal.code)) this.#end();
    else this.#show("failed");
    this.#on.refused(refusal);
  }

  /** @param {"speaking" | "sending" | "failed"} state */
  #show(state) {
    const { root, speak, send } = this.#parts;
    root.hidden = false;
    root.dataset.state = state;
    speak.disabled = true;
    send.disabled = state === "sending";
    if (state === "speaking") send.focus();
    this.#tell(state);
  }

  #tell(state) {
    const { told, aloud } = this.#parts;
    told.textContent = aloud.textContent = words.note[state];
  }

  #end() {
    const { root, speak, level, time, aloud } = this.#parts;
    const hadFocus = holdsFocus(root);
    this.#recorder = this.#sound = this.#sending = null;
    root.hidden = true;
    speak.disabled = false;
    level.value = 0;
    time.textContent = aloud.textContent = "";
    if (hadFocus) speak.focus();
  }

  /** Escape gives the note up, and leaves the chat open. */
  #escape(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.cancel();
  }
}
