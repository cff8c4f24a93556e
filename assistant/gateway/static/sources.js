/** Where an answer comes from, in its own words. */

import { element, unseen } from "./dom.js";
import { wayOut, webAddress } from "./links.js";
import { words } from "./words.js";

const LONG = 220; // characters: what is longer is opened by a tap

/** @param {{name: string, quote: string}[]} sources */
export function sourceList(sources) {
  return element("ul", { class: "sources", "aria-label": words.sources.title }, ...sources.map((each) => element("li", {}, source(each))));
}

function source({ name, quote }) {
  const address = webAddress(quote);
  if (address) return wayOut(address, {}, words.sources.link(name, address.host), unseen(words.opensApart));
  const said = element("q", {}, quote);
  if (quote.length > LONG) return element("details", {}, element("summary", {}, name), said);
  return element("p", {}, element("strong", {}, name), " ", said);
}
