/** The chat's styles, made for its shadow root alone: the page's do not reach in, and these do not reach out. */

const SHEETS = ["base", "widget", "chat", "log", "cards", "card-actions", "answers", "feedback", "cart", "photos", "voice", "privacy"];
const REM = /(\d*\.?\d+)rem\b/g;
const BARE = ":host { all: initial !important; }";

/**
 * Give a shadow root its styles. Sheets made by a script need no leave of the page's Content-Security-Policy.
 * @param {ShadowRoot} root
 */
export async function adoptStyles(root) {
  const rem = standardSize(root);
  root.adoptedStyleSheets = await Promise.all(SHEETS.map((name) => sheet(name, rem)));
}

/** Return the font size that the customer's browser is set to, in px: `rem` is what the page has made of it. */
function standardSize(root) {
  const bare = new CSSStyleSheet();
  bare.replaceSync(BARE);
  root.adoptedStyleSheets = [bare];
  return parseFloat(getComputedStyle(root.host).fontSize);
}

async function sheet(name, rem) {
  const answer = await fetch(new URL(`./${name}.css`, import.meta.url), { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${name}.css: ${answer.status}`);
  const text = await answer.text();
  return new CSSStyleSheet().replace(text.replace(REM, (_, count) => `${Number(count) * rem}px`));
}
