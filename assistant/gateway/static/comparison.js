/** Products side by side: which ones are chosen, and the table of what is known of them. */

import { element, unseen } from "./dom.js";
import { words } from "./words.js";

const FEWEST = 2;
const MOST = 4;

/** A table with a column for each card. What is not known of a product is said to be.
 * @param {{label: string, cells: string[]}[]} rows @param {{title: string}[]} cards */
export function comparison(rows, cards) {
  const caption = words.comparison.title(cards.length);
  const titles = cards.map(({ title }) => element("th", { scope: "col" }, title));
  const lines = rows.map(({ label, cells }) => element("tr", {}, element("th", { scope: "row" }, label), ...cards.map((_, column) => cell(cells[column]))));
  const table = element(
    "table",
    {},
    element("caption", {}, unseen(caption)),
    element("thead", {}, element("tr", {}, element("td"), ...titles)),
    element("tbody", {}, ...lines),
  );
  // What it says is not read out by itself: the sentences above say it shorter.
  return element("div", { class: "comparison", role: "region", "aria-label": caption, "aria-live": "off", tabindex: "0" }, table);
}

function cell(text) {
  if (text) return element("td", {}, text);
  return element("td", { class: "unknown" }, element("span", { "aria-hidden": "true" }, "–"), unseen(words.comparison.unknown));
}

/** Choosing some of these cards: a box for each, and the button that compares what is chosen.
 * @param {{item_group_id: string, title: string}[]} cards @param {(itemGroupIds: string[]) => void} compare */
export function choice(cards, compare) {
  const boxes = cards.map(({ title }) => element("input", { type: "checkbox", "aria-label": words.comparison.chooseOf(title), change: () => settle() }));
  const chosen = () => cards.filter((_, place) => boxes[place].checked);
  const go = element("button", { type: "button", class: "compare", hidden: true, click: () => compare(chosen().map((card) => card.item_group_id)) });
  const settle = () => {
    const count = chosen().length;
    go.hidden = count < FEWEST;
    go.textContent = words.comparison.go(count);
    for (const box of boxes) box.disabled = count >= MOST && !box.checked;
    go.scrollIntoView({ block: "nearest" });
  };
  return { go, picks: boxes.map((box) => element("label", { class: "pick" }, box, words.comparison.choose)) };
}
