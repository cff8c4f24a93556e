/** Where the customer types, attaches a photo or speaks. Enter sends, Shift+Enter begins a new line. */

import { receiveFiles } from "./arrivals.js";
import { Attachment } from "./attachment.js";
import { fitHint } from "./hint.js";
import { Note } from "./note.js";
import { isPhoto } from "./uploads.js";
import { words } from "./words.js";

export class Composer {
  #text;
  #attachment;
  #note;
  #on;
  #waiting = false; // a message was sent off before its photo had arrived

  /**
   * @param {{form: HTMLFormElement, panel: HTMLElement, veil: HTMLElement, aloud: HTMLElement}} parts
   * @param {{say: (text: string, photo: ?string) => void, speak: (recording: string) => void, unheard: (code: string) => void,
   *   refused: (refusal: {code: string, seconds: ?string}, otherwise: string) => void, mended: () => void}} on
   *   `mended`: what was refused last is tried again or given up; `unheard`: why there is no microphone
   */
  constructor({ form, panel, veil, aloud }, on) {
    const part = (name) => form.querySelector(name);
    this.#on = on;
    this.#text = part("textarea");
    fitHint(this.#text, words.composer.hints);
    const choose = part(".choose");
    this.#attachment = new Attachment(
      {
        root: part(".attachment"),
        preview: part(".attachment img"),
        told: part(".attachment p"),
        progress: part("progress"),
        again: part(".again"),
        remove: part(".remove"),
        aloud,
      },
      {
        sending: () => on.mended(),
        ready: () => this.#waiting && this.#submit(),
        refused: (refusal) => this.#refused(refusal),
        removed: () => this.#removed(choose),
      },
    );
    this.#note = new Note(
      {
        root: part(".note"),
        speak: part(".speak"),
        level: part(".note progress"),
        time: part(".note time"),
        told: part(".note p"),
        send: part(".note .go"),
        cancel: part(".note .remove"),
        aloud,
      },
      { begin: () => on.mended(), say: (recording) => on.speak(recording), unheard: on.unheard, refused: (refusal) => on.refused(refusal) },
    );
    receiveFiles({ panel, veil, choose, shoot: part(".shoot") }, (files) => this.#attach(files));
    this.#listen(form);
  }

  focus() {
    this.#text.focus();
  }

  /** Let the microphone go: it is needed elsewhere, or nobody sees that it is on. */
  silence() {
    this.#note.cancel();
  }

  /** Give what was refused back to be mended, unless something else is being written. */
  giveBack({ text, photo }) {
    if (!this.#text.value) this.#text.value = text;
    if (photo && this.#attachment.empty) this.#attachment.restore(photo);
    this.#fit();
  }

  #listen(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.#text.addEventListener("input", () => this.#fit());
  }

  #attach(files) {
    if (files.length === 0) return;
    this.#waiting = false;
    this.#attachment.take([...files].find(isPhoto) ?? files[0]);
    this.focus();
  }

  #refused(refusal) {
    this.#waiting = false;
    this.#on.refused(refusal);
  }

  #removed(choose) {
    this.#waiting = false;
    this.#on.mended();
    choose.focus();
  }

  #submit() {
    const text = this.#text.value.trim();
    const photo = this.#attachment.id;
    if (!text && this.#attachment.empty) return;
    this.#waiting = !photo && !this.#attachment.empty;
    if (this.#waiting) {
      this.#attachment.send();
      this.#attachment.promise();
      return;
    }
    this.#text.value = "";
    this.#attachment.clear();
    this.#fit();
    this.#on.say(text, photo);
  }

  #fit() {
    const borders = this.#text.offsetHeight - this.#text.clientHeight;
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight + borders}px`;
  }
}
