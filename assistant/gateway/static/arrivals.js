/** The ways a photo comes in: chosen, taken, pasted, dropped. */

/**
 * Hand every file that comes in to `take`.
 * @param {{panel: HTMLElement, veil: HTMLElement, choose: HTMLButtonElement, shoot: HTMLButtonElement}} parts
 * @param {(files: FileList) => void} take
 */
export function receiveFiles({ panel, veil, choose, shoot }, take) {
  for (const button of [choose, shoot]) pick(button, button.nextElementSibling, take);
  panel.addEventListener("paste", (event) => paste(event, take));
  receiveDrops(panel, veil, take);
}

/** A button is easier to style and to name than the input behind it. */
function pick(button, input, take) {
  button.addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    take(input.files);
    input.value = ""; // so that the same file can be chosen again
  });
}

/** What holds words too, such as cells of a spreadsheet, is pasted as words. */
function paste(event, take) {
  const { files, types } = event.clipboardData;
  if (files.length === 0 || types.includes("text/plain")) return;
  event.preventDefault();
  take(files);
}

/** The veil says where to drop. What was entered last is left last: entering a part inside comes before leaving another. */
function receiveDrops(panel, veil, take) {
  let entered = null;
  panel.addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    entered = event.target;
    veil.hidden = false;
  });
  panel.addEventListener("dragleave", ({ target }) => {
    if (target === entered) veil.hidden = true;
  });
  panel.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (hasFiles(event)) take(event.dataTransfer.files);
  });
  catchStray(panel);
}

/** A file dropped beside the panel would replace the page, and with it all that was typed. */
function catchStray(panel) {
  for (const name of ["dragenter", "dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!hasFiles(event) || event.defaultPrevented) return; // the page takes files too
      event.preventDefault();
      event.dataTransfer.dropEffect = event.composedPath().includes(panel) ? "copy" : "none";
    });
  }
}

function hasFiles({ dataTransfer }) {
  return dataTransfer.types.includes("Files");
}
