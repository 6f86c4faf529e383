// One-key actions: whatever carries data-key is pressed or followed by that key, wherever the focus is not in a field.
const keys = new Map();
for (const element of document.querySelectorAll("[data-key]")) keys.set(element.dataset.key, element);
for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const element = keys.get(event.key.toLowerCase());
  if (!element) return;
  event.preventDefault();
  element.click();
});
