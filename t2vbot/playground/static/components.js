// Buttons, menus and the other things that stand in a message beside its text.

import { attachments } from "./attachments.js";
import { el, freshId, unseen } from "./dom.js";
import { markdown } from "./markdown.js";
import { openModal } from "./modal.js";
import { chooseAtOnce, optionsOf } from "./picking.js";
import { act, Refused } from "./server.js";
import { t } from "./words.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "secondary" };

const RENDER = {
  1: (row, message) => el("div", { className: "row" }, inside(row, message)),
  2: button,
  3: menu,
  5: menu,
  6: menu,
  7: menu,
  8: menu,
  9: (section, message) =>
    el("div", { className: "section" }, el("div", {}, inside(section, message)), one(section.accessory, message)),
  10: (text) => el("div", { className: "content" }, markdown(text.content)),
  11: (thumbnail) => media(thumbnail, thumbnail.media),
  12: (gallery) => el("div", { className: "files" }, gallery.items.map((item) => media(item, item.media))),
  13: (file) => media(file, file.file),
  14: ({ divider }) => (divider ? el("hr") : el("div", { className: "gap" })),
  17: container,
};

export function components(message) {
  return message.components.map((item) => one(item, message));
}

const one = (item, message) => RENDER[item.type]?.(item, message) ?? null;
const inside = (item, message) => item.components.map((inner) => one(inner, message));

function container(item, message) {
  const box = el("div", { className: "container" }, inside(item, message));
  if (item.accent_color) box.style.borderColor = `#${item.accent_color.toString(16).padStart(6, "0")}`;
  return box;
}

function media(item, { url, content_type: type }) {
  const name = url.split("/").at(-1).split("?")[0];
  const filename = item.spoiler ? `SPOILER_${name}` : name;
  return attachments([{ url, content_type: type, filename, description: item.description, size: item.size ?? 0 }]);
}

function button(item, message) {
  const label = [item.emoji && el("span", { "aria-hidden": item.label ? "true" : "false" }, item.emoji.name), item.label];
  const className = `button ${STYLES[item.style]}`;
  if (item.url) return el("a", { href: item.url, className, target: "_blank", rel: "noopener noreferrer" }, label, el("span", { "aria-hidden": "true" }, " ↗"), unseen(` (${t("page-link-opens")})`));
  const node = el("button", { type: "button", className, disabled: item.disabled ?? false }, label);
  const press = () => act("click", { channel: message.channel_id, message: message.id, button: item.custom_id });
  node.addEventListener("click", () => use(node, press));
  return node;
}

function menu(item, message) {
  const many = item.max_values > 1;
  const id = freshId("menu");
  const options = optionsOf(item);
  const label = item.placeholder ?? t("page-choose");
  const nothing = { value: "", disabled: item.min_values > 0, selected: !options.some((o) => o.chosen) };
  const empty = !many && el("option", nothing, label);
  const select = el(
    "select",
    { id, multiple: many, disabled: item.disabled ?? false, "aria-label": label },
    empty || null,
    options.map((option, index) => el("option", { value: String(index), selected: option.chosen }, option.label)),
  );
  const choose = () =>
    act("choose", {
      channel: message.channel_id,
      message: message.id,
      menu: item.custom_id,
      values: [...select.selectedOptions].filter((o) => o.value).map((option) => options[Number(option.value)].value),
    });
  const done = el("button", { type: "button", className: "button primary", hidden: !many, "aria-label": t("page-choose-of", { menu: label }) }, t("page-choose"));
  done.addEventListener("click", () => use(done, choose));
  if (!many) chooseAtOnce(select, done, () => use(select, choose));
  // Where the placeholder does not show, what the menu is for stands above it.
  const above = (many || options.some((o) => o.chosen)) && el("label", { htmlFor: id, className: "quiet" }, label);
  return el("div", { className: "menu" }, el("div", {}, above, select), done);
}

/** Do it, and show on the spot that it takes a moment or went wrong. */
async function use(node, action) {
  if (node.ariaBusy) return; // a second click, while the first one is on its way
  const place = node.closest(".components");
  place.querySelector(".failed")?.remove();
  node.setAttribute("aria-busy", "true");
  let trouble = "";
  try {
    const result = await action();
    if (result.modal) openModal(result);
    if (!result.answered) trouble = t("page-interaction-failed");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    trouble = error.message;
  } finally {
    node.removeAttribute("aria-busy");
  }
  if (trouble) place.append(el("p", { className: "failed", role: "alert" }, trouble));
}

// --- Embeds ----------------------------------------------------------------------------------------

export function embeds(list) {
  return list.map((embed) => {
    const box = el(
      "div",
      { className: "container" },
      embed.author && el("p", { className: "subtext" }, embed.author.name),
      embed.title && el("p", { className: "heading-3" }, markdown(embed.title)),
      embed.description && el("div", { className: "content" }, markdown(embed.description)),
      (embed.fields ?? []).map((field) => el("div", {}, el("strong", {}, field.name), markdown(field.value))),
      embed.image && el("img", { src: embed.image.url, alt: "" }),
      embed.footer && el("p", { className: "subtext" }, embed.footer.text),
    );
    if (embed.color) box.style.borderColor = `#${embed.color.toString(16).padStart(6, "0")}`;
    return box;
  });
}
