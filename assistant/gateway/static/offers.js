/** What can be tapped between the conversation and the composer. */

import { element, holdsFocus, icon, unseen } from "./dom.js";
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

/** Who was here with the keyboard stays here, or goes on to the composer where nothing is left. */
function fill(root, parts) {
  const hadFocus = holdsFocus(root);
  root.hidden = parts.length === 0;
  root.replaceChildren(...parts);
  if (hadFocus) (root.querySelector("button") ?? root.parentElement.querySelector("textarea#text")).focus();
}

/** Do it once. The button keeps the focus meanwhile, which one that is disabled would lose. */
function once(act) {
  return ({ currentTarget }) => {
    if (currentTarget.getAttribute("aria-disabled") === "true") return;
    currentTarget.setAttribute("aria-disabled", "true");
    act();
  };
}

function removable({ key, label }, drop) {
  const cross = element("button", { type: "button", "aria-label": words.chips.remove(label), click: once(() => drop(key)) }, icon("close"));
  return element("span", { class: "chip" }, element("span", {}, label), cross);
}

function seen({ label, says }, say) {
  return element("button", { type: "button", class: "chip seen", title: words.chips.seen, click: once(() => say(says)) }, icon("eye"), unseen(words.chips.seenAs), label);
}
