// Light, dark, or as the system has it.

import { t } from "./words.js";

const THEMES = ["auto", "light", "dark"];

export function setUpTheme(button) {
  show(button, localStorage.getItem("theme") ?? "auto");
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme;
    show(button, THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]);
  });
}

function show(button, theme) {
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  button.textContent = { auto: "◐", light: "☀", dark: "☾" }[theme];
  button.title = t("page-theme", { theme });
  button.setAttribute("aria-label", button.title);
}
