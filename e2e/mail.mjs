// A real mail server for tests, and a program of one's own that sends to it: `sendero serve` with an empty nation.

import { execFile, spawn } from "node:child_process";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { SMTPServer } from "smtp-server";

const PROGRAM = process.env.SENDERO_E2E_PROGRAM;
const WAIT_SECS = 20;

/** Takes letters; `next(to, about)` waits for one and hands it out once. */
export async function startMail() {
  const letters = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map((recipient) => recipient.address);
        letters.push({ to, text: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const next = async (to, about = /./) => {
    const fits = (letter) => letter.to.includes(to) && about.test(letter.text);
    await until(`a letter to ${to} about ${about}`, () => letters.some(fits));
    return letters.splice(letters.findIndex(fits), 1)[0].text;
  };
  return { server, port: server.server.address().port, next, waiting: () => letters.map(({ to }) => to[0]) };
}

/** The settings of a program that keeps its data in `folder` and sends its letters to `mail`. */
export async function settings(folder, mail) {
  const port = await freePort();
  const others = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SENDERO_")));
  return {
    address: `http://127.0.0.1:${port}`,
    env: {
      ...others,
      SENDERO_DATA: folder,
      SENDERO_LISTEN: `127.0.0.1:${port}`,
      SENDERO_SECURE_COOKIES: "false",
      SENDERO_SMTP: `smtp://127.0.0.1:${mail.port}`,
      SENDERO_MAIL_FROM: "Sendero <no-reply@sendero.example>",
    },
  };
}

/** Makes an account with the command, whose password comes by its standard input. */
export function addUser(env, { email, name, role, organization, password }) {
  return new Promise((resolve, reject) => {
    const words = ["user", "add", "--email", email, "--name", name, "--role", role, "--organization", organization];
    const command = execFile(PROGRAM, words, { env, cwd: tmpdir() }, (error) => (error ? reject(error) : resolve()));
    command.stdin.end(`${password}\n`);
  });
}

/** Starts the program and waits until it answers; answers with how to end it. */
export async function startProgram({ env, address }) {
  const running = spawn(PROGRAM, ["serve"], { env, cwd: tmpdir(), stdio: "ignore" });
  process.once("exit", () => running.kill("SIGKILL"));
  const ended = new Promise((resolve) => running.once("close", resolve));
  await until("the program listens", () => fetch(`${address}/readyz`).then((answer) => answer.ok, () => false));
  return async () => {
    running.kill("SIGTERM");
    await ended;
  };
}

/** Waits until something holds. */
export async function until(what, holds) {
  for (let left = WAIT_SECS * 10; left > 0; left -= 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what}: not in ${WAIT_SECS} s`);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
