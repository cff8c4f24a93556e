/** Pictures of products, in a frame that keeps its size without one. */

import { element } from "./dom.js";
import { gateway } from "./gateway.js";

const PICTURE = /^[0-9a-f]{32}\.(png|jpg|webp|gif)$/;

/** @param {?string} name below /media/ */
export function picture(name) {
  const frame = element("div", { class: "picture" });
  if (!name || !PICTURE.test(name)) return frame;
  const drawn = element("img", { src: gateway.address(`media/${name}`), alt: "", loading: "lazy", decoding: "async", error: () => drawn.remove() });
  frame.append(drawn);
  return frame;
}
