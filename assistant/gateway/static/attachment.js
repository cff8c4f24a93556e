/** The photo beside the composer: on its way, ready to be sent with the next message, or waiting to be tried again. */

import { readUpload, unfit, upload } from "./uploads.js";
import { words } from "./words.js";

const HOPELESS = new Set(["bad_photo", "photo_too_large"]); // the same file would be refused again

export class Attachment {
  #parts;
  #on;
  #file = null; // not sent yet, or not yet with success
  #id = null;
  #sending = null; // aborts the upload on its way
  #address = null; // of the preview
  #keptDrawn = false; // the preview shows the photo as the gateway keeps it

  /**
   * @param {{root: HTMLElement, preview: HTMLImageElement, told: HTMLElement, progress: HTMLProgressElement, again: HTMLButtonElement,
   *   remove: HTMLButtonElement, aloud: HTMLElement}} parts
   * @param {{sending: () => void, ready: () => void, refused: (refusal: {code: string, seconds: ?string}) => void, removed: () => void}} on
   */
  constructor(parts, on) {
    this.#parts = parts;
    this.#on = on;
    parts.again.addEventListener("click", () => this.send());
    parts.remove.addEventListener("click", () => this.#remove());
    parts.preview.addEventListener("error", () => this.#undrawn());
  }

  /** The id to send, null while there is none. */
  get id() {
    return this.#id;
  }

  get empty() {
    return this.#file === null && this.#id === null;
  }

  /** Take a customer's file in place of what was here, and send it off. */
  take(file) {
    const reason = unfit(file);
    if (reason) {
      this.#on.refused(reason);
      return;
    }
    this.clear();
    this.#file = file;
    this.#draw(file);
    this.send();
  }

  /** Take back a photo whose message was refused. */
  restore(id) {
    this.clear();
    this.#id = id;
    this.#show("ready");
    this.#drawKept(id);
  }

  /** Send the file, unless it is on its way. */
  async send() {
    if (this.#sending) return;
    const sending = new AbortController();
    this.#sending = sending;
    this.#parts.progress.value = 0;
    this.#show("sending");
    this.#on.sending();
    try {
      const id = await upload(this.#file, (share) => (this.#parts.progress.value = share), sending.signal);
      if (!sending.signal.aborted) this.#sent(id);
    } catch (refusal) {
      if (!sending.signal.aborted) this.#unsent(refusal);
    }
  }

  /** Say that the message waits for the photo. */
  promise() {
    this.#tell("promised");
  }

  clear() {
    this.#sending?.abort();
    this.#sending = this.#file = this.#id = null;
    this.#draw(null);
    this.#parts.root.hidden = true;
    this.#parts.aloud.textContent = "";
  }

  #remove() {
    this.clear();
    this.#parts.aloud.textContent = words.photo.removed;
    this.#on.removed();
  }

  #sent(id) {
    this.#sending = this.#file = null;
    this.#id = id;
    this.#show("ready");
    if (!this.#address) this.#drawKept(id);
    this.#on.ready();
  }

  #unsent(refusal) {
    this.#sending = null;
    if (HOPELESS.has(refusal.code)) this.clear();
    else this.#show("failed");
    this.#on.refused(refusal);
  }

  /** @param {"sending" | "ready" | "failed"} state */
  #show(state) {
    const { root, progress, again } = this.#parts;
    root.hidden = false;
    progress.hidden = state !== "sending";
    again.hidden = state !== "failed";
    this.#tell(state);
  }

  #tell(state) {
    const { told, aloud } = this.#parts;
    told.textContent = aloud.textContent = words.photo[state];
  }

  /** Few browsers draw HEIC. The file may be kept before that is known, or after. */
  #undrawn() {
    const isFile = !this.#keptDrawn;
    this.#draw(null);
    if (this.#id && isFile) this.#drawKept(this.#id);
  }

  /** Without a preview the photo is ready all the same. */
  async #drawKept(id) {
    const photo = await readUpload(id).catch(() => null);
    if (!photo || this.#id !== id) return;
    this.#draw(photo);
    this.#keptDrawn = true;
  }

  #draw(photo) {
    const { preview } = this.#parts;
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = photo && URL.createObjectURL(photo);
    this.#keptDrawn = false;
    preview.hidden = !photo;
    if (photo) preview.src = this.#address;
    else preview.removeAttribute("src");
  }
}
