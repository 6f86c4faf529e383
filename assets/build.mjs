// Builds dist/ from the Sass, icons and drawings beside this file: node assets/build.mjs (after npm ci).
//
// The result is kept as long as nothing it is made from has changed. It fails, rather than ship, on a color that has no
// meaning, on too little contrast and on files above their size.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { checkContrast, withVariables } from "./colors.mjs";
import { SOURCES, socialPictures } from "./social.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, "dist");
const USWDS = join(HERE, "node_modules/@uswds/uswds");
const STAMP = join(HERE, "node_modules/.sendero-built");

const CSS_BROTLI_BYTES_MAX = 25_000;
const SPRITE_BYTES_MAX = 8_000;
const SOCIAL_BYTES_MAX = 100_000;

const read = (path) => readFileSync(path, "utf8");

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

function hashOfSources() {
  const hash = createHash("sha256");
  const files = ["package-lock.json", "build.mjs", "colors.mjs", "icons.txt", "social.mjs"].map((name) => join(HERE, name));
  for (const file of [...files, ...Object.values(SOURCES), ...["sass", "img", "js"].flatMap((name) => filesBelow(join(HERE, name)))]) {
    hash.update(relative(HERE, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

async function buildCss() {
  const palette = read(join(HERE, "sass/_palette.scss"));
  checkContrast(palette);
  const sass = await import("sass");
  const { css } = sass.compile(join(HERE, "sass/sendero.scss"), {
    style: "compressed",
    charset: false,
    loadPaths: [join(USWDS, "packages")],
    quietDeps: true,
    logger: sass.Logger.silent,
  });
  // The palette defines the variables; only what surrounds it is made to use them.
  const marked = css.split(/(:root\{[^}]*\})/);
  return marked.map((part) => (part.startsWith(":root{") ? part : withVariables(part))).join("");
}

// Copies the images that the style sheet names: ours first, then those of USWDS.
function copyImages(css) {
  const names = new Set([...css.matchAll(/url\("?img\/([^")]+)"?\)/g)].map(([, name]) => name));
  for (const name of names) {
    const ours = join(HERE, "img", name);
    const source = existsSync(ours) ? ours : join(USWDS, "dist/img", name);
    mkdirSync(dirname(join(DIST, "img", name)), { recursive: true });
    cpSync(source, join(DIST, "img", name));
  }
}

// One file with every icon as a symbol: <svg class="icon" aria-hidden="true"><use href="/assets/icons.svg#check"/></svg>
function buildSprite() {
  const names = read(join(HERE, "icons.txt")).split("\n").filter((line) => /^[a-z]/.test(line));
  const symbols = names.map((name) => {
    const svg = read(join(USWDS, "dist/img/usa-icons", `${name}.svg`));
    const [, viewBox] = svg.match(/viewBox="([^"]+)"/);
    const body = svg.replace(/^.*?<svg[^>]*>/s, "").replace(/<\/svg>\s*$/, "").trim();
    return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

function requireBelow(name, bytes, bytesMax) {
  if (bytes > bytesMax) throw new Error(`${name} has ${bytes} bytes; at most ${bytesMax} are allowed.`);
}

async function build() {
  const css = await buildCss();
  const compressed = brotliCompressSync(css).length;
  requireBelow("sendero.css (brotli)", compressed, CSS_BROTLI_BYTES_MAX);
  const sprite = buildSprite();
  requireBelow("icons.svg", sprite.length, SPRITE_BYTES_MAX);

  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  writeFileSync(join(DIST, "sendero.css"), css);
  writeFileSync(join(DIST, "icons.svg"), sprite);
  copyImages(css);
  for (const folder of ["img", "js"]) {
    for (const name of readdirSync(join(HERE, folder))) cpSync(join(HERE, folder, name), join(DIST, name));
  }
  for (const [name, png] of await socialPictures(read(join(HERE, "sass/_palette.scss")))) {
    requireBelow(name, png.length, SOCIAL_BYTES_MAX);
    writeFileSync(join(DIST, name), png);
  }
  console.log(`assets/dist: sendero.css ${css.length} bytes (brotli ${compressed}), icons.svg ${sprite.length} bytes`);
}

const hash = hashOfSources();
if (existsSync(join(DIST, "sendero.css")) && existsSync(STAMP) && read(STAMP) === hash) {
  console.log("assets/dist is up to date.");
} else {
  await build();
  writeFileSync(STAMP, hash);
}
