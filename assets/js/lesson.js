// A lesson read aloud, in larger letters, and offline with its answers kept on this device. Without it the lesson is whole,
// only plainer. Nothing of this leaves the device.
const form = document.getElementById("lesson");
const tools = document.getElementById("lesson-tools");
const PLACE = `lesson ${location.pathname.replace(/^\/es\//, "/")}`;
const LARGE = "lesson letters";
/** Milliseconds after which a site that does not answer is taken for out of reach. */
const REACHED_MS_MAX = 5_000;

const fields = () => [...form.querySelectorAll("input, textarea")];

/** A storage that may be refused: then nothing is kept, and the lesson goes on. */
const kept = {
  get(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(name, value);
      return true;
    } catch {
      return false;
    }
  },
};

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "usa-button usa-button--outline";
  made.textContent = text;
  made.addEventListener("click", () => act(made));
  tools.append(made);
  return made;
}

function keep() {
  const answers = {};
  for (const field of fields()) {
    if (field.type === "radio" ? field.checked : field.value !== "") answers[field.name] = field.value;
  }
  if (kept.set(PLACE, JSON.stringify(answers))) tools.querySelector("p").textContent = tools.dataset.kept;
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

function readAloud() {
  if (!("speechSynthesis" in window)) return;
  const stop = (made) => {
    speechSynthesis.cancel();
    made.textContent = tools.dataset.read;
    made.setAttribute("aria-pressed", "false");
  };
  const made = button(tools.dataset.read, () => {
    if (speechSynthesis.speaking) return stop(made);
    made.textContent = tools.dataset.stop;
    made.setAttribute("aria-pressed", "true");
    const lang = form.closest("[lang]").lang;
    const parts = [...document.querySelectorAll("main h1, #lesson h2, #lesson h3, #lesson p, #lesson li, #lesson td, #lesson th")];
    parts.forEach((part, at) => {
      const speech = new SpeechSynthesisUtterance(part.textContent);
      speech.lang = lang === "es" ? "es-US" : "en-US";
      if (at === parts.length - 1) speech.addEventListener("end", () => stop(made));
      speechSynthesis.speak(speech);
    });
  });
  made.setAttribute("aria-pressed", "false");
  addEventListener("pagehide", () => speechSynthesis.cancel());
}

function letters() {
  const show = (made) => {
    const isLarge = kept.get(LARGE) === "large";
    document.documentElement.classList.toggle("large-letters", isLarge);
    made.textContent = isLarge ? tools.dataset.usual : tools.dataset.large;
  };
  show(button(tools.dataset.large, (made) => {
    kept.set(LARGE, kept.get(LARGE) === "large" ? "usual" : "large");
    show(made);
  }));
}

readAloud();
letters();
const note = document.createElement("p");
note.setAttribute("role", "status");
tools.append(note);
tools.hidden = false;
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
