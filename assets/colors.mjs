// Turns the colors that USWDS compiles to into the variables of sass/_palette.scss, so that one set of variables gives the
// light scheme, the dark one and print. USWDS has no dark scheme of its own.

// What each color of USWDS stands for in the few components we build.
const VARIABLES = {
  "#1b1b1b": "--ink",
  "#000": "--ink",
  "#3d4551": "--ink-soft",
  "#454545": "--ink-soft",
  "#565c65": "--rule-strong",
  "#71767a": "--rule-strong",
  "#757575": "--ink-soft",
  "#919191": "--rule-strong",
  "#a9aeb1": "--rule-strong",
  "#c9c9c9": "--rule",
  "#dfe1e2": "--rule",
  "#e6e6e6": "--rule",
  "#f0f0f0": "--well",
  "#37493b": "--green",
  "#28312a": "--green-strong",
  "#1a1f1a": "--green-strong",
  "#00a91c": "--green",
  "#ecf3ec": "--green-wash",
  "#ffbe2e": "--ochre-mark",
  "#fa9441": "--ochre-mark",
  "#c05600": "--ochre",
  "#775540": "--ochre",
  "#faf3d1": "--ochre-wash",
  "#d54309": "--red",
  "#d83933": "--red",
  "#b50909": "--red",
  "#9c3d10": "--red",
  "#8b0a03": "--red-strong",
  "#f4e3db": "--red-wash",
  "#005ea2": "--blue",
  "#00bde3": "--blue",
  "#28a0cb": "--blue",
  "#1a4480": "--blue-strong",
  "#162e51": "--blue-strong",
  "#0b4778": "--blue-strong",
  "#07648d": "--blue-strong",
  "#97d4ea": "--blue-wash",
  "#c3ebfa": "--blue-wash",
  "#d9e8f6": "--blue-wash",
  "#e1f3f8": "--blue-wash",
  "#e7f6f8": "--blue-wash",
  "#54278f": "--visited",
  "#2491ff": "--focus",
};

// White is the ground of a field, or the text on a filled button.
const white = (property) => (property === "color" || property === "fill" ? "--on-green" : "--field");

/** The same CSS with variables for colors; throws at a color whose meaning nobody has said. */
export function withVariables(css) {
  return css.replace(/([a-z-]+):([^;{}]*#[0-9a-f]{3,8}\b[^;{}]*)/g, (_, property, value) => {
    const replaced = value.replace(/#[0-9a-f]{3,8}\b/g, (color) => {
      const name = color === "#fff" ? white(property) : VARIABLES[color];
      if (!name) throw new Error(`colors.mjs does not know ${color}, which USWDS uses in "${property}:${value}".`);
      return `var(${name})`;
    });
    return `${property}:${replaced}`;
  });
}

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a, b) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

// What must be legible on what, and by how much: 7 is WCAG's AAA for text, 4.5 its AA, 3 for what is not text.
const LEGIBLE = [
  [7, "--paper", ["--ink", "--ink-soft", "--green", "--ochre", "--red", "--blue", "--visited"]],
  [7, "--well", ["--ink", "--ink-soft", "--green", "--blue"]],
  [7, "--field", ["--ink", "--ink-soft"]],
  [7, "--green", ["--on-green"]],
  [7, "--green-strong", ["--on-green"]],
  [7, "--hero", ["--on-hero"]],
  [7, "--green-wash", ["--ink", "--green"]],
  [7, "--ochre-wash", ["--ink", "--ochre"]],
  [7, "--red-wash", ["--ink"]],
  [4.5, "--red", ["--on-red"]],
  [4.5, "--red-strong", ["--on-red"]],
  [4.5, "--green-wash", ["--blue", "--ink-soft"]],
  [4.5, "--ochre-wash", ["--blue", "--ink-soft"]],
  [4.5, "--red-wash", ["--red", "--blue"]],
  [4.5, "--blue-wash", ["--ink", "--blue"]],
  [3, "--paper", ["--rule-strong", "--focus"]],
  [3, "--field", ["--rule-strong", "--focus"]],
  [3, "--well", ["--rule-strong", "--focus"]],
];

const variablesOf = (block) =>
  Object.fromEntries([...block.matchAll(/(--[a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));

/** Measures the palette's two schemes; throws with every pair that is too weak. */
export function checkContrast(palette) {
  const [light, dark] = palette.split("@media").map(variablesOf);
  const weak = [];
  for (const [scheme, colors] of Object.entries({ light, dark })) {
    for (const [least, ground, texts] of LEGIBLE) {
      for (const text of texts) {
        const ratio = contrast(colors[ground], colors[text]);
        if (!(ratio >= least)) weak.push(`${scheme}: ${text} on ${ground} is ${ratio.toFixed(2)}, needs ${least}`);
      }
    }
  }
  if (weak.length > 0) throw new Error(`Too little contrast in sass/_palette.scss:\n  ${weak.join("\n  ")}`);
}
