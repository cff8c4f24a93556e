/** What is known of the customer: whether they agreed to be remembered, and deleting all of it. */

import { agree, forgetMe, knownOfMe } from "./api.js";
import { words } from "./words.js";

/** Returns what is to be done once the customer is forgotten: they have agreed to nothing, and see so.
 * @param {HTMLDetailsElement} menu @param {() => void} forgotten is called when it was done from here */
export function followPrivacy(menu, forgotten) {
  const box = menu.querySelector("input");
  const told = menu.querySelector("p");

  const tryTo = async (act, failed) => {
    told.textContent = "";
    try {
      await act();
    } catch {
      failed();
      told.textContent = words.privacy.failed;
    }
  };

  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    box.disabled = true;
    tryTo(
      async () => {
        box.checked = (await knownOfMe()).agreed;
        box.disabled = false;
      },
      () => {},
    );
  });
  box.addEventListener("change", () => {
    const agreed = box.checked;
    tryTo(
      async () => {
        await agree(agreed);
        told.textContent = agreed ? words.privacy.agreed : words.privacy.refused;
      },
      () => (box.checked = !agreed),
    );
  });
  menu.querySelector("button").addEventListener("click", () => {
    if (!confirm(words.privacy.sure)) return;
    tryTo(
      async () => {
        await forgetMe();
        forgotten();
      },
      () => {},
    );
  });
  return () => {
    box.checked = false;
    menu.open = true;
  };
}
