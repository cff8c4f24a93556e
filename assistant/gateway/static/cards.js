/** Products as cards in a row that scrolls sideways. */

import { element, icon, unseen } from "./dom.js";
import { words } from "./words.js";

const PICTURE = /^[0-9a-f]{32}\.(png|jpg|webp|gif)$/;
const MOST_SIZES = 5; // on one line of a card
const MOST_REASONS = 2;
const STARS = "★★★★★";

/**
 * @param {{text: string, cards: object[]}} reply
 * @param {{about: (itemGroupId: string) => void, say: (text: string) => void}} ask
 */
export function carousel({ text, cards }, { about, say }) {
  const told = cards.length === 1 && text.includes(cards[0].title); // its details are what the reply says
  const items = cards.map((card, place) => {
    const alike = told ? words.card.alikeTold : words.card.alike[place];
    return element("li", {}, productCard(card, { about: told ? null : about, alike: alike ? () => say(alike) : null }));
  });
  const row = element("ul", { class: "row", tabindex: "0", "aria-label": words.card.list(cards.length) }, ...items);
  const back = turner("back", row, -1);
  const forward = turner("forward", row, 1);
  const show = () => {
    back.hidden = row.scrollLeft < 8;
    forward.hidden = row.scrollLeft + row.clientWidth > row.scrollWidth - 8;
  };
  row.addEventListener("scroll", show, { passive: true });
  new ResizeObserver(show).observe(row);
  return element("div", { class: told ? "carousel told" : "carousel" }, row, back, forward);
}

/** A card is asked for by its place, or as the one just told about, so an answer that shows others takes the question away.
 * @param {HTMLElement} log @param {HTMLElement} latest */
export function forgetPlaces(log, latest) {
  const past = latest.matches(".told") ? ".told .alike" : ".alike";
  for (const button of log.querySelectorAll(past)) {
    if (button === document.activeElement) log.focus();
    button.remove();
  }
}

function turner(direction, row, sign) {
  const turn = () => row.scrollBy({ left: sign * row.clientWidth * 0.8 });
  return element("button", { type: "button", class: `round turner ${direction}`, "aria-label": words.card[direction], click: turn, hidden: true }, icon(direction));
}

function productCard(card, ask) {
  return element(
    "article",
    { class: "card", "aria-label": card.title },
    picture(card),
    element(
      "div",
      { class: "card-words" },
      element("h3", { title: card.title }, card.title),
      price(card),
      card.rating === null ? null : rating(card),
      card.sizes.length ? sizes(card.sizes) : null,
      card.reasons.length ? reasons(card.reasons) : null,
      actions(card, ask),
    ),
  );
}

function picture(card) {
  const frame = element("div", { class: "picture" });
  if (!card.image || !PICTURE.test(card.image)) return frame;
  const drawn = element("img", { src: `/media/${card.image}`, alt: "", loading: "lazy", decoding: "async", error: () => drawn.remove() });
  frame.append(drawn);
  return frame;
}

function price(card) {
  const now = element("strong", {}, unseen(`${words.card.price} `), card.price);
  if (!card.old_price) return element("p", { class: "price" }, now);
  return element("p", { class: "price sale" }, now, " ", element("s", {}, unseen(`${words.card.oldPrice} `), card.old_price));
}

function rating(card) {
  const stars = element("span", { class: "stars", "aria-hidden": "true" }, STARS);
  stars.style.setProperty("--share", `${(card.rating / 5) * 100}%`);
  const told = words.card.rating(card.rating.toFixed(1), card.rating_count);
  const count = element("span", { "aria-hidden": "true" }, `${card.rating.toFixed(1)} (${card.rating_count})`);
  return element("p", { class: "rating" }, unseen(told), stars, count);
}

function sizes(all) {
  const fitting = all.length > MOST_SIZES ? all.slice(0, MOST_SIZES - 1) : all;
  const rest = all.slice(fitting.length);
  const more = rest.length ? element("li", { class: "more", title: rest.join(", ") }, words.card.moreSizes(rest.length)) : null;
  return element("ul", { class: "sizes", "aria-label": words.card.sizes }, ...fitting.map((size) => element("li", {}, size)), more);
}

function reasons(all) {
  const lines = all.slice(0, MOST_REASONS).map((reason) => element("li", { title: reason }, icon("check"), element("span", {}, reason)));
  return element("ul", { class: "reasons", "aria-label": words.card.reasons }, ...lines);
}

/** What is null in `ask` cannot be asked. */
function actions(card, { about, alike }) {
  const more = alike && button("alike", words.card.alikeLabel, words.card.alikeOf(card.title), alike);
  const details = about && button("details", words.card.details, words.card.detailsOf(card.title), () => about(card.item_group_id));
  const page = shopLink(card);
  return element("div", { class: "card-actions" }, details, page, more);
}

function button(kind, label, told, click) {
  return element("button", { type: "button", class: kind, "aria-label": told, click }, label);
}

function shopLink(card) {
  if (!card.link || !URL.canParse(card.link)) return null;
  const address = new URL(card.link);
  if (!["http:", "https:"].includes(address.protocol)) return null;
  const label = words.card.shopPageOf(card.title);
  return element("a", { href: address.href, target: "_blank", rel: "noopener noreferrer", "aria-label": label, title: words.card.shopPage }, icon("leave"));
}
