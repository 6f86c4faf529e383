// Draws the pictures that other sites show beside a link to a page: the field in furrows of the home page, the page's words.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg, initWasm } from "@resvg/resvg-wasm";

const HERE = dirname(fileURLToPath(import.meta.url));
/** What the drawing, the words and the letters are made from, for whoever asks whether they have changed. */
export const SOURCES = {
  words: join(HERE, "social.txt"),
  field: join(HERE, "../crates/portal/templates/furrows.html"),
  font: join(HERE, "../crates/documents/fonts/OpenSans-Bold.ttf"),
};
export const WIDTH = 1200;
export const HEIGHT = 630;
const LANGUAGES = ["en", "es"];
const LETTERS_IN_LINE_MAX = 24;
const LINES_MAX = 3;

const read = (path) => readFileSync(path, "utf8");

/** Every picture by its file name. */
export async function socialPictures(palette) {
  await initWasm(readFileSync(join(HERE, "node_modules/@resvg/resvg-wasm/index_bg.wasm")));
  const colors = Object.fromEntries([...palette.split("@media")[0].matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
  const field = read(SOURCES.field).match(/<clipPath.*(?=<\/svg>)/s)[0];
  const rows = read(SOURCES.words).split("\n").filter((line) => /^[a-z]/.test(line));
  return rows.flatMap((row) => {
    const [name, ...words] = row.split("|").map((part) => part.trim());
    if (words.length !== LANGUAGES.length) throw new Error(`social.txt: “${name}” needs its words in ${LANGUAGES.join(" and ")}.`);
    return LANGUAGES.map((language, at) => [`social-${name}-${language}.png`, picture(field, colors, words[at])]);
  });
}

function picture(field, colors, words) {
  const lines = inLines(words);
  const text = lines.map((line, at) => `<tspan x="72" dy="${at === 0 ? 0 : 80}">${escaped(line)}</tspan>`).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <style>
      .furrow-field { fill: ${colors["hero-field"]} }
      .furrow-lines { fill: none; stroke: ${colors["hero-line"]}; stroke-width: 2 }
      .furrow-path { fill: none; stroke: ${colors["ochre-mark"]}; stroke-width: 5; stroke-linecap: round }
      .furrow-station { fill: ${colors["on-hero"]} }
    </style>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${colors.hero}"/>
    <g transform="translate(-170 182) scale(1.067)">${field}</g>
    <g font-family="Open Sans" font-weight="700" fill="${colors["on-hero"]}">
      <text x="72" y="112" font-size="38">Sendero</text>
      <text y="216" font-size="66" letter-spacing="-1">${text}</text>
    </g>
  </svg>`;
  const font = { fontBuffers: [readFileSync(SOURCES.font)], loadSystemFonts: false, defaultFontFamily: "Open Sans" };
  return new Resvg(svg, { font, fitTo: { mode: "width", value: WIDTH } }).render().asPng();
}

/** Words in lines of a readable length. */
function inLines(words) {
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > LETTERS_IN_LINE_MAX && lines.at(-1) !== "") lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  if (lines.length > LINES_MAX) throw new Error(`social.txt: “${words}” takes ${lines.length} lines; ${LINES_MAX} fit.`);
  return lines;
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
