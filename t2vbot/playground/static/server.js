// The one road to the server: actions go there by POST, everything that happens comes back by events.

import { t, worded } from "./words.js";

/** The server said no, in words for a person; `about`: the field that they name, if they name one. */
export class Refused extends Error {
  constructor(words, about = "") {
    super(words);
    this.about = about;
  }
}

/** Who this page plays. */
export function member() {
  return new URLSearchParams(location.search).get("as") ?? "ada";
}

/** Do something as that member. The answer is what only this page shows of it. */
export async function act(action, body = {}) {
  let response;
  try {
    response = await fetch(`/as/${encodeURIComponent(member())}/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Refused(t("page-no-answer"));
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  if (!answer.error) throw new Refused(t("page-failed", { status: String(response.status) }));
  const { option, label } = answer.error.values;
  throw new Refused(worded(answer.error), option ?? label);
}

/** Listen for everything; the browser reconnects by itself, and `hello` then brings the whole picture. */
export function listen(handlers) {
  const source = new EventSource(`/as/${encodeURIComponent(member())}/events`);
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(event.data ? JSON.parse(event.data) : null));
  }
  return source;
}

/** A file as an action carries it. */
export async function asUpload(file) {
  const data = await new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(new Refused(t("page-unreadable", { file: file.name })));
    reader.readAsDataURL(file);
  });
  return { filename: file.name, data };
}
