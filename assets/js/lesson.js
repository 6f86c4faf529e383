// A lesson's answers kept on this device, and the lesson offline. `aloud.js` stands before it on the page. Without both the
// lesson is whole, only plainer. Nothing of this leaves the device.
const PLACE = `lesson ${location.pathname.replace(/^\/es\//, "/")}`;
/** Milliseconds after which a site that does not answer is taken for out of reach. */
const REACHED_MS_MAX = 5_000;

const fields = () => [...form.querySelectorAll("input, textarea")];

function keep() {
  const answers = {};
  for (const field of fields()) {
    if (field.type === "radio" ? field.checked : field.value !== "") answers[field.name] = field.value;
  }
  if (kept.set(PLACE, JSON.stringify(answers))) note.textContent = tools.dataset.kept;
}

/** What was answered before stands in the fields again, unless the page says something newer. */
function restore() {
  let answers = {};
  try {
    answers = JSON.parse(kept.get(PLACE) ?? "{}") ?? {};
  } catch {
    return;
  }
  for (const field of fields()) {
    const answer = answers[field.name];
    if (typeof answer !== "string") continue;
    if (field.type === "radio") {
      const group = [...form.querySelectorAll(`input[name="${field.name}"]`)];
      if (!group.some((one) => one.checked && one !== field)) field.checked = field.value === answer;
    } else if (field.value === "") field.value = answer;
  }
}

restore();
form.addEventListener("input", keep);
form.addEventListener("submit", async (event) => {
  keep();
  event.preventDefault();
  if (await isReached()) return form.submit();
  note.textContent = tools.dataset.offline;
  note.scrollIntoView({ block: "center" });
});

/** Whether the site answers. That a device calls itself online says only that it has some network. */
async function isReached() {
  try {
    await fetch(location.pathname, { method: "HEAD", signal: AbortSignal.timeout(REACHED_MS_MAX) });
    return true;
  } catch {
    return false;
  }
}
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(tools.dataset.worker).catch(() => {});
}
