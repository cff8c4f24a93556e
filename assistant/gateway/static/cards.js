/** Products as cards in a row that scrolls sideways. */

import { choice } from "./comparison.js";
import { element, icon, unseen } from "./dom.js";
import { wayOut, webAddress } from "./links.js";
import { picture } from "./pictures.js";
import { words } from "./words.js";

const MOST_SIZES = 5; // on one line of a card
const MOST_COLORS = 3;
const MOST_REASONS = 2;
/** Colors that shops mean otherwise than browsers do: their brown is a red. */
const SHADES = { brown: "#70452a" };
const STARS = "★★★★★";

/**
 * @typedef {(itemGroupId: string) => void} Point
 * @param {{text: string, cards: object[], table: ?object}} reply
 * @param {{about: Point, like: Point, buy: Point, compare: (itemGroupIds: string[]) => void, opinions: import("./opinions.js").Opinions}} ask
 */
export function carousel({ text, cards, table }, ask) {
  const told = cards.length === 1 && text.includes(cards[0].title); // its details are what the reply says
  const may = told ? { ...ask, about: null } : ask;
  const { picks, go } = cards.length > 1 && !table ? choice(cards, ask.compare) : { picks: [], go: null };
  const items = cards.map((card, place) => element("li", {}, productCard(card, table ? [] : facts(card), may, picks[place] ?? null)));
  const row = element("ul", { class: "row", tabindex: "0", "aria-label": words.card.list(cards.length) }, ...items);
  const back = turner("back", row, -1);
  const forward = turner("forward", row, 1);
  const show = () => {
    back.hidden = row.scrollLeft < 8;
    forward.hidden = row.scrollLeft + row.clientWidth > row.scrollWidth - 8;
  };
  row.addEventListener("scroll", show, { passive: true });
  new ResizeObserver(show).observe(row);
  return element("div", { class: table ? "carousel compact" : "carousel" }, row, back, forward, go);
}

function turner(direction, row, sign) {
  const turn = () => row.scrollBy({ left: sign * row.clientWidth * 0.8 });
  return element("button", { type: "button", class: `round turner ${direction}`, "aria-label": words.card[direction], click: turn, hidden: true }, icon(direction));
}

function productCard(card, told, ask, pick) {
  return element(
    "article",
    { class: "card", "aria-label": card.title },
    picture(card.image),
    element(
      "div",
      { class: "card-words" },
      element("h3", { title: card.title }, card.title),
      card.lead?.length ? lead(card.lead) : price(card),
      ...told,
      actions(card, ask, pick),
    ),
  );
}

/** What a table below the cards would tell again. */
function facts(card) {
  return [
    card.rating === null || card.lead?.length ? null : rating(card),
    card.colors.length ? choices(card.colors, MOST_COLORS, "colors", color) : null,
    card.sizes.length ? choices(card.sizes, MOST_SIZES, "sizes", (size) => [size]) : null,
    card.reasons.length ? reasons(card.reasons) : null,
  ];
}

/** What the scene asks for first, in its order: the reply's words for it, as they are spoken. */
function lead(facts) {
  return element("ul", { class: "lead" }, ...facts.map((fact) => element("li", {}, fact)));
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

/** Sizes or colors by name, as many as fit; the rest are counted, and named to who points there. */
function choices(all, most, kind, face) {
  const fitting = all.length > most ? all.slice(0, most - 1) : all;
  const rest = all.slice(fitting.length);
  const more = rest.length ? element("li", { class: "more", title: rest.join(", ") }, words.card.more(rest.length)) : null;
  return element("ul", { class: `choices ${kind}`, "aria-label": words.card[kind] }, ...fitting.map((each) => element("li", {}, ...face(each))), more);
}

/** A color's name, beside a spot of it where the browser knows a color of that name. */
function color(name) {
  if (!CSS.supports("color", name)) return [name];
  const spot = element("i", { class: "spot", "aria-hidden": "true" });
  spot.style.setProperty("--spot", SHADES[name.toLowerCase()] ?? name);
  return [spot, name];
}

function reasons(all) {
  const lines = all.slice(0, MOST_REASONS).map((reason) => element("li", { title: reason }, icon("check"), element("span", {}, reason)));
  return element("ul", { class: "reasons", "aria-label": words.card.reasons }, ...lines);
}

/** What is null in `ask` cannot be asked. */
function actions(card, { about, like, buy, opinions }, pick) {
  const { item_group_id: id, title } = card;
  const details = about && button("details", words.card.details, words.card.detailsOf(title), () => about(id));
  const add = button("add", words.card.add, words.card.addOf(title), () => buy(id));
  const alike = button("alike", words.card.alike, words.card.alikeOf(title), () => like(id));
  return element("div", { class: "card-actions" }, add, details, alike, ...opinions.buttons(card), shopLink(card), pick);
}

/** The second click of a double click is not meant as another. */
function button(kind, label, told, act) {
  return element("button", { type: "button", class: kind, "aria-label": told, click: ({ detail }) => detail < 2 && act() }, label);
}

function shopLink({ link, title }) {
  const address = webAddress(link);
  return address && wayOut(address, { "aria-label": words.card.shopPageOf(title), title: words.card.shopPage }, icon("leave"));
}
