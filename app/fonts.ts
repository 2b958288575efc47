import localFont from "next/font/local";

const publicSans = localFont({
  src: "../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  adjustFontFallback: "Arial",
  variable: "--font-public-sans",
});

// The characters that names in other languages need. A browser fetches this file only for a page that shows one of them.
// The compiler reads these calls without running them, so the range must be one literal.
const publicSansExtended = localFont({
  src: "../node_modules/@fontsource-variable/public-sans/files/public-sans-latin-ext-wght-normal.woff2",
  weight: "100 900",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
  variable: "--font-public-sans-extended",
});

// Headings have one weight, and a font of one weight is less than half the size of a variable one.
const newsreader = localFont({
  src: "../node_modules/@fontsource/newsreader/files/newsreader-latin-500-normal.woff2",
  weight: "500",
  display: "swap",
  adjustFontFallback: "Times New Roman",
  variable: "--font-newsreader",
});

/** The classes on `<html>` that define the fonts of `font-sans` and `font-serif`. */
export const fontVariables = [publicSans, publicSansExtended, newsreader].map(({ variable }) => variable).join(" ");
