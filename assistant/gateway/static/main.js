/** Puts the words into the page and the parts together. */

import { Chat } from "./chat.js";
import { element, icon } from "./dom.js";
import { Panel } from "./panel.js";
import { followPrivacy } from "./privacy.js";
import { words } from "./words.js";

const find = (id) => document.getElementById(id);
const word = (path) => path.split(".").reduce((branch, name) => branch[name], words);

function fillWords() {
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]")) node.setAttribute("placeholder", word(node.dataset.hint));
}

function fillIcons() {
  find("close").append(icon("close"));
  find("call").append(icon("phone"));
  find("call-bar").querySelector(".hang-up").append(icon("phone"));
  const composer = find("composer");
  const drawn = { ".send": "send", ".choose": "photo", ".shoot": "camera", ".thumb": "photo", ".remove": "close", ".speak": "microphone" };
  for (const [name, drawing] of Object.entries(drawn)) for (const part of composer.querySelectorAll(name)) part.append(icon(drawing));
  find("launcher").append(icon("chat"), element("span", {}, words.chat.open));
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
  fillIcons();
  const panel = new Panel({ page: find("page"), panel: find("panel"), launcher: find("launcher"), close: find("close") });
  const chat = new Chat({
    log: find("log"),
    notice: find("notice"),
    state: find("state"),
    suggestions: find("suggestions"),
    understood: find("understood"),
    composer: find("composer"),
    cart: find("cart"),
    call: find("call"),
    callBar: find("call-bar"),
    panel: find("panel"),
    veil: find("veil"),
    aloud: find("aloud"),
    smallPrint: find("small-print"),
  });
  panel.onclose = () => chat.silence();
  const ask = () => {
    panel.open();
    chat.focus();
  };
  const say = (text) => {
    panel.open();
    chat.say(text);
  };
  find("launcher").addEventListener("click", ask);
  find("hero-ask").addEventListener("click", ask);
  find("tiles").append(...words.tiles.list.map((each) => tile(each, say)));
  find("promise-list").append(...words.promises.list.map(promise));
  chat.onforget = followPrivacy(find("privacy"), () => chat.forgotten());
  chat.start();
}

begin();
