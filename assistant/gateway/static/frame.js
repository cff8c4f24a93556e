/** The chat's frame: the button that opens it and the panel that holds it, with their words. */

import { element, icon } from "./dom.js";
import { words } from "./words.js";

const MARK = new URL("./art/mark.svg", import.meta.url).href;
const PHOTOS = "image/jpeg,image/png,image/webp,image/heic,image/heif";
const MOST_CHARACTERS = 1000;

/** Return all of it; what has an id is found by it in the same root. */
export function frame() {
  return element("div", { class: "assistant", lang: "en", dir: "ltr", hidden: true }, launcher(), panel());
}

function launcher() {
  const named = { type: "button", class: "launcher", id: "launcher", "aria-controls": "panel", "aria-expanded": "false" };
  return element("button", named, icon("chat"), element("span", {}, words.chat.open));
}

function panel() {
  return element(
    "aside",
    { class: "panel", id: "panel", hidden: true },
    head(),
    element("div", { class: "log", id: "log", role: "log", "aria-live": "polite", "aria-label": words.chat.log, tabindex: "0" }),
    element("p", { class: "notice", id: "notice", role: "alert", hidden: true }),
    element("div", { class: "suggestions", id: "suggestions", role: "group", "aria-label": words.replies.title, hidden: true }),
    element("div", { class: "understood", id: "understood", role: "group", "aria-label": words.chips.title, hidden: true }),
    element("p", { class: "unseen", id: "aloud", role: "status" }),
    callBar(),
    composer(),
    element("p", { class: "small-print", id: "small-print", role: "status" }, words.chat.smallPrint),
    privacy(),
    element("div", { class: "veil", id: "veil", hidden: true }, element("p", {}, words.photo.drop)),
  );
}

function head() {
  return element(
    "header",
    { class: "panel-head" },
    element("img", { src: MARK, alt: "", width: 36, height: 36 }),
    element("div", {}, element("h2", { id: "heading" }), element("p", { class: "state", id: "state", role: "status" })),
    round("", words.call.begin, "phone", { id: "call" }),
    element("button", { type: "button", class: "round cart", id: "cart" }),
    round("", words.chat.close, "close", { id: "close" }),
  );
}

function callBar() {
  return element(
    "div",
    { class: "call", id: "call-bar", role: "group", "aria-label": words.call.title, hidden: true },
    level(),
    element("p", { role: "status" }),
    element("button", { type: "button", class: "round mute", "aria-pressed": "false", "aria-label": words.call.mute }),
    round("hang-up", words.call.hangUp, "phone"),
  );
}

function composer() {
  const text = { id: "text", rows: 1, maxlength: MOST_CHARACTERS, autocomplete: "off", enterkeyhint: "send" };
  return element(
    "form",
    { class: "composer", id: "composer" },
    attachment(),
    note(),
    round("choose", words.photo.choose, "photo"),
    element("input", { type: "file", accept: PHOTOS, hidden: true }),
    round("shoot", words.photo.shoot, "camera"),
    element("input", { type: "file", accept: "image/*", capture: "environment", hidden: true }),
    element("textarea", { ...text, "aria-label": words.composer.label }),
    round("speak", words.note.speak, "microphone"),
    round("send", words.composer.send, "send", { type: "submit" }),
  );
}

function attachment() {
  return element(
    "div",
    { class: "attachment", role: "group", "aria-label": words.photo.preview, hidden: true },
    element("div", { class: "thumb" }, element("img", { alt: "", hidden: true }), icon("photo")),
    element(
      "div",
      { class: "attachment-words" },
      element("p"),
      element("progress", { max: 1, value: 0, "aria-label": words.photo.progress, hidden: true }),
      element("button", { type: "button", class: "again", hidden: true }, words.photo.again),
    ),
    round("remove", words.photo.remove, "close"),
  );
}

function note() {
  return element(
    "div",
    { class: "note", role: "group", "aria-label": words.note.title, hidden: true },
    level(),
    element("time"),
    element("p"),
    round("remove", words.note.cancel, "close"),
    round("send go", words.note.send, "send"),
  );
}

function privacy() {
  return element(
    "details",
    { class: "privacy", id: "privacy" },
    element("summary", {}, words.privacy.title),
    element("label", {}, element("input", { type: "checkbox" }), " ", element("span", {}, words.privacy.agree)),
    element("button", { type: "button" }, words.privacy.forget),
    element("p", { role: "status" }),
  );
}

function level() {
  return element("progress", { max: 1, value: 0, "aria-hidden": "true" });
}

function round(kind, label, drawing, more = {}) {
  return element("button", { type: "button", class: `round ${kind}`.trim(), "aria-label": label, ...more }, icon(drawing));
}
