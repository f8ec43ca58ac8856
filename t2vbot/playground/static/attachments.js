// Files under a message: what a browser can play is played, the rest is offered to save.

import { bytes, el } from "./dom.js";
import { t } from "./words.js";

export function attachments(files) {
  return files.map((file) => {
    const shown = player(file);
    return file.filename.startsWith("SPOILER_") ? spoiler(shown) : shown;
  });
}

function player(file) {
  const [kind] = (file.content_type ?? "").split("/");
  const label = file.description ?? file.filename;
  if (kind === "video") {
    return el("video", { src: file.url, controls: true, loop: true, playsInline: true, preload: "metadata", "aria-label": label });
  }
  if (kind === "image") return el("img", { src: file.url, alt: label });
  if (kind === "audio") return el("audio", { src: file.url, controls: true, "aria-label": label });
  return el("a", { href: file.url, download: file.filename, className: "file" }, t("page-file", { name: file.filename, size: bytes(file.size) }));
}

function spoiler(shown) {
  const box = el("div", { className: "spoiler-box" }, shown);
  shown.inert = true;
  const cover = el("button", { type: "button", "aria-label": t("page-spoiler-show") }, t("page-spoiler"));
  cover.addEventListener("click", () => {
    shown.inert = false;
    cover.remove();
    box.classList.add("open");
    shown.focus?.();
  });
  box.append(cover);
  return box;
}
