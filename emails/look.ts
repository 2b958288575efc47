// Mail programs support neither custom properties nor color-mix, so the site's tokens are repeated here as values.
export const colors = {
  ground: "#FBF8F2",
  text: "#12202B",
  muted: "#4A5A66",
  link: "#0B5F70",
  light: "#F2A93B",
  onLight: "#12202B",
  edge: "#D9D3C5",
};

/** The colors at night, which are those of the dark scheme. */
export const night = {
  ground: "#0A1620",
  text: "#EAF1F2",
  muted: "#A9BAC2",
  link: "#7CC4CF",
  light: "#FFC46B",
  edge: "#2B3E4A",
};

export const fonts = {
  sans: "'Public Sans', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  serif: "Newsreader, Georgia, 'Times New Roman', serif",
  mono: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
};

// Inline styles win over a style sheet, hence "!important". Outlook on the web marks its dark mode with data-ogsc.
const rules = (prefix: string) =>
  [
    // A table cell has the background as well, for programs that drop the body tag.
    [".ground", `background-color: ${night.ground}`],
    [".ground > table > tbody > tr > td", `background-color: ${night.ground}`],
    [".text", `color: ${night.text}`],
    [".muted", `color: ${night.muted}`],
    [".link", `color: ${night.link}`],
    [".hairline", `border-top-color: ${night.edge}`],
    [".code", `border-color: ${night.edge}; color: ${night.text}`],
    [".button", `background-color: ${night.light}; color: ${colors.onLight}`],
  ]
    .map(([selector, style]) => `${prefix}${selector} { ${style!.replaceAll(";", " !important;")} !important }`)
    .join("\n");

export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
${rules("")}
}
${rules("[data-ogsc] ")}
`;
