// A test that saves each answer as it is given, and keeps what could not be sent until the connection is back. `aloud.js` stands
// before it on the page. Without both, answers are saved with each page.
//
// What waits is kept for this tab alone: other people use the same device.
const WAITING = `test answers that wait ${form.dataset.test}`;
/** Milliseconds of quiet after which typed words are sent. */
const QUIET_MS = 800;
/** Milliseconds between two tries to reach the site. */
const AGAIN_MS = 4_000;
const SENT_MS_MAX = 10_000;
/** Minutes at which the time left is said aloud. */
const SAID_AT = [10, 5, 1];

const answered = document.getElementById("answered");
const clock = document.getElementById("time-left");
let waiting = read();
let sending = null;
let quiet;
let again;
let endsAt = clock ? Date.now() + Number(clock.dataset.secs) * 1000 : null;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(WAITING)) ?? {};
  } catch {
    return {};
  }
}

function hold() {
  try {
    if (Object.keys(waiting).length > 0) sessionStorage.setItem(WAITING, JSON.stringify(waiting));
    else sessionStorage.removeItem(WAITING);
  } catch {
    // Then what waits is lost with the page, and the note says to leave it open.
  }
}

/** What waited when the page was left stands in its fields again. */
function restore() {
  for (const field of form.querySelectorAll("input, textarea")) {
    const answer = waiting[field.name];
    if (answer === undefined) continue;
    if (field.type === "radio") field.checked = field.value === answer;
    else field.value = answer;
  }
}

/** Sends what waits, one message at a time, so that the last word is the last one to arrive. Answers whether it arrived. */
async function send() {
  clearTimeout(quiet);
  clearTimeout(again);
  if (sending) {
    await sending;
    return Object.keys(waiting).length === 0 ? true : send();
  }
  if (Object.keys(waiting).length === 0) return true;
  sending = sendNow({ ...waiting }).finally(() => (sending = null));
  return sending;
}

async function sendNow(answers) {
  try {
    const body = new URLSearchParams({ ...answers, test: form.dataset.test });
    const signal = AbortSignal.timeout(SENT_MS_MAX);
    const answer = await fetch(form.dataset.save, { method: "POST", body, signal, headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`the site answered ${answer.status}`);
    if (!heard(await answer.json())) return false;
    for (const [name, value] of Object.entries(answers)) if (waiting[name] === value) delete waiting[name];
    hold();
    note.textContent = tools.dataset.saved;
    return true;
  } catch {
    note.textContent = tools.dataset.offline;
    again = setTimeout(send, AGAIN_MS);
    return false;
  }
}

/** Answers whether the test goes on here. When it is over, or goes on elsewhere, the site's own page says more. */
function heard(said) {
  if (said.standing !== "open") {
    waiting = {};
    hold();
    location.reload();
    return false;
  }
  answered.textContent = said.answered;
  if (typeof said.secs_left === "number") endsAt = Date.now() + said.secs_left * 1000;
  return true;
}

function given(event) {
  const { name, value, type } = event.target;
  if (!name) return;
  waiting[name] = value;
  hold();
  clearTimeout(quiet);
  if (type === "radio") send();
  else quiet = setTimeout(send, QUIET_MS);
}

function tick() {
  const secs = Math.floor((endsAt - Date.now()) / 1000);
  const minutes = Math.floor(secs / 60);
  const { minutesOne, last, over } = clock.dataset;
  if (secs < 0) clock.textContent = over;
  else if (minutes === 0) clock.textContent = last;
  else clock.textContent = minutes === 1 ? minutesOne : clock.dataset.minutes.replace("%n", minutes);
  if (secs % 60 === 0 && SAID_AT.includes(minutes)) note.textContent = clock.textContent;
}

restore();
send();
form.addEventListener("input", given);
form.addEventListener("submit", async (event) => {
  if (form.dataset.sent) return;
  event.preventDefault();
  const { submitter } = event;
  // Where nothing waits, an empty message asks whether the site is there.
  const isThere = (await send()) && (await sendNow({}));
  if (!isThere) return note.scrollIntoView({ block: "center" });
  form.dataset.sent = "yes";
  // A form cannot be sent from within its own event.
  setTimeout(() => form.requestSubmit(submitter));
});
addEventListener("online", send);
addEventListener("pageshow", (event) => event.persisted && delete form.dataset.sent);
if (clock) setInterval(tick, 1_000);
