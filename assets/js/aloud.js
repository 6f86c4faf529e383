// What a page of lessons or questions can do besides: be read aloud, and be shown in larger letters. A script that follows it on
// the page uses what stands here. Nothing of this leaves the device.
const form = document.getElementById("lesson");
const tools = document.getElementById("lesson-tools");
const LARGE = "lesson letters";

/** A storage that may be refused: then nothing is kept, and the page goes on. */
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
    const read = ["main h1", "#lesson h2", "#lesson h3", "#lesson legend", "#lesson p", "#lesson li", "#lesson td", "#lesson th", "#lesson .usa-radio__label"];
    const parts = [...document.querySelectorAll(read.join(", "))];
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
/** What there is to say, beside the tools. */
const note = document.createElement("p");
note.setAttribute("role", "status");
tools.append(note);
tools.hidden = false;
