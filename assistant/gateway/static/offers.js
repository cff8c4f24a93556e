/** What can be tapped between the conversation and the composer. */

import { element, icon, unseen } from "./dom.js";
import { words } from "./words.js";

/** Show what the assistant has understood, each part removable, and what it has seen in a photo, each part a thing to say.
 * @param {HTMLElement} root @param {{key: string, label: string, says: ?string}[]} chips
 * @param {{drop: (key: string) => void, say: (text: string) => void}} on */
export function showChips(root, chips, { drop, say }) {
  fill(root, chips.map((chip) => (chip.says ? seen(chip, say) : removable(chip, drop))));
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

function seen({ label, says }, say) {
  const insist = ({ currentTarget }) => {
    currentTarget.disabled = true;
    say(says);
  };
  return element("button", { type: "button", class: "chip seen", title: words.chips.seen, click: insist }, icon("eye"), unseen(words.chips.seenAs), label);
}
