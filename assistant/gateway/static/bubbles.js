/** What one side said, and the photo or the recording of a customer. */

import { element, unseen } from "./dom.js";
import { readUpload, RECORDINGS } from "./uploads.js";
import { words } from "./words.js";

/** What a person of the shop says; `name` may be empty. */
export function personBubble(name, text) {
  const speaker = element("span", { class: "speaker" }, words.chat.person(name));
  return element("div", { class: "bubble assistant person" }, speaker, element("span", { class: "said" }, text));
}

/** @param {"user" | "assistant"} side @param {string} text @param {{photo?: ?string, recording?: ?string}} uploads their ids */
export function bubble(side, text, { photo = null, recording = null } = {}) {
  const who = side === "user" ? words.chat.you : words.chat.assistant;
  const said = text ? element("span", { class: "said" }, text) : null;
  return element("div", { class: `bubble ${side}` }, unseen(`${who}: `), photo && shownPhoto(photo), recording && player(recording), said);
}

/** Let a bubble say this, nothing where it is "", in place of what it said. */
export function retell(bubble, text) {
  bubble.querySelector(".said")?.remove();
  if (text) bubble.append(element("span", { class: "said" }, text));
}

/** The recording to be heard again, or a sentence in its place once it is no longer kept. */
function player(id) {
  const heard = element("audio", { controls: true, "aria-label": words.note.yours });
  whenSeen(heard, () => {
    readUpload(id, RECORDINGS)
      .then((sound) => (heard.src = URL.createObjectURL(sound)))
      .catch(({ code }) => heard.replaceWith(element("span", { class: "no-photo" }, words.errors[code] ?? words.errors.other)));
  });
  return heard;
}

/** A conversation may hold many recordings that nobody listens to. */
function whenSeen(part, act) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    act();
  });
  observer.observe(part);
}

/** The photo, or a sentence in its place: a conversation is kept longer than its photos. */
function shownPhoto(id) {
  const frame = element("span", { class: "shown-photo", "aria-busy": "true" });
  readUpload(id)
    .then((photo) => frame.append(drawn(photo)))
    .catch(({ code }) => frame.append(element("span", { class: "no-photo" }, words.errors[code] ?? words.errors.other)))
    .finally(() => frame.removeAttribute("aria-busy"));
  return frame;
}

function drawn(photo) {
  const address = URL.createObjectURL(photo);
  return element("img", { src: address, alt: words.photo.yours, load: () => URL.revokeObjectURL(address) });
}
