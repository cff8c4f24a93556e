/** Photos on their way to the gateway and back. The session's cookie goes with them. */

const KINDS = new Set(["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"]);
const UNTYPED = /\.hei[cf]$/i; // many systems name no type for these
const MOST_BYTES = 10 * 1024 ** 2;
const LONGEST_MS = 90_000;
const ID = /^[0-9a-f]{32}$/;

/** Why a photo could not be had: one of the gateway's codes, or `photo_kind` or `photo_unsent` of our own. */
export class PhotoRefused extends Error {
  constructor(code, seconds = null) {
    super(code);
    this.code = code;
    this.seconds = seconds; // until one may try again
  }
}

export function isPhoto({ type, name }) {
  return KINDS.has(type) || (!type && UNTYPED.test(name));
}

/** Return why a file need not be sent at all, null where it may be. */
export function unfit(file) {
  if (!isPhoto(file)) return new PhotoRefused("photo_kind");
  return file.size > MOST_BYTES ? new PhotoRefused("photo_too_large") : null;
}

/**
 * Send a photo; resolves to its id, or rejects with PhotoRefused. `fetch` does not tell how far it is, XMLHttpRequest does.
 * @param {File} file @param {(share: number) => void} progress @param {AbortSignal} signal
 */
export function upload(file, progress, signal) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const request = new XMLHttpRequest();
  const unsent = () => reject(new PhotoRefused("photo_unsent"));
  request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
  request.addEventListener("load", () => (request.status === 201 ? resolve(request.response.id) : reject(refusal(request))));
  for (const end of ["error", "timeout", "abort"]) request.addEventListener(end, unsent);
  signal.addEventListener("abort", () => request.abort());
  request.open("POST", "/v1/uploads");
  request.responseType = "json";
  request.timeout = LONGEST_MS;
  const form = new FormData();
  form.append("file", file);
  request.send(form);
  return promise;
}

function refusal(request) {
  const seconds = request.getResponseHeader("Retry-After");
  return new PhotoRefused(request.response?.error?.code ?? "photo_unsent", seconds);
}

/** Return a photo that was sent before, as the gateway keeps it. Throws PhotoRefused. */
export async function readPhoto(id) {
  if (!ID.test(id)) throw new PhotoRefused("photo_gone");
  const answer = await fetch(`/v1/uploads/${id}`, { credentials: "same-origin" }).catch(() => null);
  if (answer?.status === 404) throw new PhotoRefused("photo_gone");
  if (!answer?.ok) throw new PhotoRefused("photo_unseen");
  return answer.blob();
}
