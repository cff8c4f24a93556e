/** The demo shop's page: its words, and what of it speaks to the assistant. */

import { element } from "./dom.js";
import { words } from "./words.js";

const find = (id) => document.getElementById(id);
const word = (path) => path.split(".").reduce((branch, name) => branch[name], words);

function fillWords() {
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
}

function tile({ art, title, note, ask }, say) {
  const drawing = element("img", { src: `/static/art/${art}.svg`, alt: "", width: 96, height: 96 });
  const text = element("span", { class: "tile-words" }, element("strong", {}, title), element("span", {}, note));
  return element("li", {}, element("button", { type: "button", class: `tile ${art}`, click: () => say(ask) }, drawing, text));
}

function promise({ title, text }) {
  return element("li", {}, element("h3", {}, title), element("p", {}, text));
}

function begin() {
  fillWords();
  const assistant = document.querySelector("shopping-assistant");
  const page = new URLSearchParams(location.search).get("page");
  if (page) assistant.setAttribute("page", page); // as the page of a shop that has several would be called
  find("hero-ask").addEventListener("click", () => assistant.open());
  find("tiles").append(...words.tiles.list.map((each) => tile(each, (text) => assistant.ask(text))));
  find("promise-list").append(...words.promises.list.map(promise));
}

begin();
