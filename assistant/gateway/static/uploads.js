/** Photos and recordings on their way to the gateway and back. */

import { gateway } from "./gateway.js";

const KINDS = new Set(["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif"]);
const UNTYPED = /\.hei[cf]$/i; // many systems name no type for these
const MOST_BYTES = 10 * 1024 ** 2;
const LONGEST_MS = 90_000;
const ID = /^[0-9a-f]{32}$/;

export const PHOTOS = { address: "v1/uploads", unsent: "photo_unsent", gone: "photo_gone", unread: "photo_unseen" };
export const RECORDINGS = { address: "v1/recordings", unsent: "recording_unsent", gone: "recording_gone", unread: "recording_unheard" };

/** Why something could not be sent or had: one of the gateway's codes, or `photo_kind`, `photo_unsent` or `recording_unsent` of our own. */
class Refused extends Error {
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
  if (!isPhoto(file)) return new Refused("photo_kind");
  return file.size > MOST_BYTES ? new Refused("photo_too_large") : null;
}

/**
 * Send a file; resolves to its id, or rejects with Refused. `fetch` does not tell how far it is, XMLHttpRequest does.
 * @param {Blob} file @param {(share: number) => void} progress @param {AbortSignal} signal @param {{address: string, unsent: string}} sort
 */
export function upload(file, progress, signal, { address, unsent: code } = PHOTOS) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const request = new XMLHttpRequest();
  const unsent = () => reject(new Refused(code));
  request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
  request.addEventListener("load", () => (request.status === 201 ? resolve(request.response.id) : reject(refusal(request, code))));
  for (const end of ["error", "timeout", "abort"]) request.addEventListener(end, unsent);
  signal.addEventListener("abort", () => request.abort());
  request.open("POST", gateway.address(address));
  for (const header of Object.entries(gateway.headers)) request.setRequestHeader(...header);
  request.responseType = "json";
  request.timeout = LONGEST_MS;
  const form = new FormData();
  form.append("file", file);
  request.send(form);
  return promise;
}

function refusal(request, unsent) {
  const seconds = request.getResponseHeader("Retry-After");
  return new Refused(request.response?.error?.code ?? unsent, seconds);
}

/** Return a photo or a recording that was sent before, as the gateway keeps it. Throws Refused. @returns {Promise<Blob>} */
export async function readUpload(id, { address, gone, unread } = PHOTOS) {
  if (!ID.test(id)) throw new Refused(gone);
  const answer = await gateway.fetch(`${address}/${id}`).catch(() => null);
  if (answer?.status === 404) throw new Refused(gone);
  if (!answer?.ok) throw new Refused(unread);
  return answer.blob();
}
