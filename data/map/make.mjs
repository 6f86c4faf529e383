// Makes states.csv, the outlines of the States, from the npm package us-atlas 3.0.1. Run by hand, in a folder of its own:
//   npm install us-atlas@3.0.1 topojson-client@3 topojson-simplify@3 && node make.mjs > states.csv
// The Albers file has no Puerto Rico; she is drawn from the unprojected one, at the scale of the others, in an inset.
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { feature } = require("topojson-client");
const { presimplify, simplify, quantile } = require("topojson-simplify");

const CODES = { "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", 10: "DE", 11: "DC",
  12: "FL", 13: "GA", 15: "HI", 16: "ID", 17: "IL", 18: "IN", 19: "IA", 20: "KS", 21: "KY", 22: "LA", 23: "ME", 24: "MD",
  25: "MA", 26: "MI", 27: "MN", 28: "MS", 29: "MO", 30: "MT", 31: "NE", 32: "NV", 33: "NH", 34: "NJ", 35: "NM", 36: "NY",
  37: "NC", 38: "ND", 39: "OH", 40: "OK", 41: "OR", 42: "PA", 44: "RI", 45: "SC", 46: "SD", 47: "TN", 48: "TX", 49: "UT",
  50: "VT", 51: "VA", 53: "WA", 54: "WV", 55: "WI", 56: "WY", 72: "PR" };
const INSET = { code: "72", longitude: -66.4, latitude: 18.2, x: 915, y: 575, pixelsPerDegree: 22 };
const SMALLEST_ISLAND = 6; // Square units; of each State the largest part is always kept.

function simplified(name, keep) {
  const topology = presimplify(require(`us-atlas/${name}.json`));
  return feature(simplify(topology, quantile(topology, keep)), "states");
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => {
  const [nextX, nextY] = ring[(at + 1) % ring.length];
  return sum + x * nextY - nextX * y;
}, 0)) / 2;

function centroid(ring) {
  let [sum, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length];
    const cross = ax * by - bx * ay;
    sum += cross; x += (ax + bx) * cross; y += (ay + by) * cross;
  });
  return [x / (3 * sum), y / (3 * sum)];
}

function line(id, geometry, project) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const rings = polygons.map(([outer]) => outer.slice(0, -1).map(project)).sort((a, b) => area(b) - area(a));
  const kept = rings.filter((ring, at) => at === 0 || area(ring) >= SMALLEST_ISLAND);
  const outline = kept.map((ring) => {
    let [lastX, lastY] = [0, 0];
    return ring.map(([px, py], at) => {
      const [x, y] = [Math.round(px), Math.round(py)];
      const step = at === 0 ? `M${x} ${y}` : x === lastX && y === lastY ? "" : `l${x - lastX} ${y - lastY}`;
      [lastX, lastY] = [x, y];
      return step;
    }).join("") + "z";
  }).join("");
  const [x, y] = centroid(kept[0]).map(Math.round);
  return `${CODES[id]},${x},${y},${outline}`;
}

const rows = simplified("states-albers-10m", 0.55).features
  .map((state) => line(state.id, state.geometry, (point) => point));
const island = simplified("states-10m", 0.3).features.find((state) => state.id === INSET.code);
const shrink = Math.cos(INSET.latitude * Math.PI / 180);
rows.push(line(INSET.code, island.geometry, ([longitude, latitude]) => [
  INSET.x + (longitude - INSET.longitude) * INSET.pixelsPerDegree * shrink,
  INSET.y - (latitude - INSET.latitude) * INSET.pixelsPerDegree,
]));
console.log(["code,x,y,outline", ...rows.sort()].join("\n"));
