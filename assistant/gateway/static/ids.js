/** Names that nobody else makes. */

const BYTES = 16;

/** `crypto.randomUUID` is missing on pages served without TLS. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
