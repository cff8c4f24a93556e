/** What can be tapped between the conversation and the composer. */

import { element, icon } from "./dom.js";
import { words } from "./words.js";

/** Show what the assistant has understood, each part removable.
 * @param {HTMLElement} root @param {{key: string, label: string}[]} chips @param {(key: string) => void} drop */
export function showChips(root, chips, drop) {
  fill(root, chips.map((chip) => removable(chip, drop)));
}

/** Show what the customer could say next.
 * @param {HTMLElement} root @param {{label: string, text: string}[]} replies @param {(text: string) => void} say */
export function showSuggestions(root, replies, say) {
  fill(root, replies.map(({ label, text }) => element("button", { type: "button", click: () => say(text) }, label)));
}

function fill(root, parts) {
  root.hidden = parts.length === 0;
  root.replaceChildren(...parts);
}

function removable({ key, label }, drop) {
  const remove = ({ currentTarget }) => {
    currentTarget.disabled = true;
    drop(key);
  };
  const cross = element("button", { type: "button", "aria-label": words.chips.remove(label), click: remove }, icon("close"));
  return element("span", { class: "chip" }, element("span", {}, label), cross);
}
