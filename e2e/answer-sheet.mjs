// What a pencil and a telephone do to an answer sheet: the printed page as pixels, bubbles filled, the page photographed askew.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { crc32, deflateSync } from "node:zlib";

const DOTS_PER_INCH = 130;
const LAYOUT = JSON.parse(await readFile(new URL("../data/pass/answer_sheets.json", import.meta.url), "utf8"));

/** The first page of a PDF as gray pixels. */
export async function rasterized(pdf) {
  const folder = await mkdtemp(join(tmpdir(), "sendero-sheet-"));
  try {
    const file = join(folder, "sheet.pdf");
    await writeFile(file, pdf);
    await promisify(execFile)("pdftoppm", ["-r", `${DOTS_PER_INCH}`, "-gray", "-singlefile", file, join(folder, "sheet")]);
    const pgm = await readFile(join(folder, "sheet.pgm"));
    const [head, width, height] = pgm.subarray(0, 40).toString("latin1").match(/^P5\s+(\d+)\s+(\d+)\s+255\s/);
    return { width: Number(width), height: Number(height), pixels: new Uint8Array(pgm.subarray(head.length)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Darkens a bubble of a sheet of 25 questions as a pencil does. */
export function fill(page, item, letter, darkness) {
  const scale = DOTS_PER_INCH / 25.4;
  const { items, bubble, frame, papers } = LAYOUT;
  const rows = Math.ceil(25 / items.columns);
  const x = (papers.letter.width - frame.width) / 2 + items.x + Math.floor((item - 1) / rows) * items.column_pitch + items.first + letter * items.letter_pitch;
  const y = (papers.letter.height - frame.height) / 2 + items.y + ((item - 1) % rows) * items.row_pitch;
  const radius = bubble.radius * scale;
  for (let py = Math.floor(y * scale - radius); py <= y * scale + radius; py += 1) {
    for (let px = Math.floor(x * scale - radius); px <= x * scale + radius; px += 1) {
      const grain = 0.92 + 0.08 * Math.sin(px * 1.7 + py * 0.9);
      if (Math.hypot(px - x * scale, py - y * scale) < radius) page.pixels[py * page.width + px] *= 1 - darkness * grain;
    }
  }
}

/** The page turned by some degrees on a gray desk, in light that falls off to one side. */
export function turned({ width, height, pixels }, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [wide, high] = [Math.ceil(width * 1.1), Math.ceil(height * 1.06)];
  const out = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const [dx, dy] = [x - wide / 2, y - high / 2];
      const fx = Math.round(dx * cosine + dy * sine + width / 2);
      const fy = Math.round(-dx * sine + dy * cosine + height / 2);
      const isPaper = fx >= 0 && fy >= 0 && fx < width && fy < height;
      out[y * wide + x] = (isPaper ? pixels[fy * width + fx] : 110) * (0.95 - (0.25 * x) / wide);
    }
  }
  return { width: wide, height: high, pixels: out };
}

/** Gray pixels as a PNG file. */
export function png({ width, height, pixels }) {
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}
