/** Puts values into the placeholders of a message: `interpolate("Use {email}", { email })`. */
export function interpolate(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}

// PostgreSQL refuses NUL, terminals execute control characters, invisible marks reverse text, and half a surrogate pair is no
// valid text. The two joiners stay, because names in Persian and in Indian scripts need them.
const UNPRINTABLE = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

// All line ends: those of Windows, old Macs and terminals, NEXT LINE and the two separators of Unicode.
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

// Blank characters: white space, the separators of old data formats, the fillers of Hangul, the empty Braille cell, blank
// hieroglyphs.
// eslint-disable-next-line no-control-regex -- the pattern looks for control characters
const BLANK = /(?!\n)[\s\u001C-\u001F\u3164\uFFA0\u2800\u{13441}\u{13442}]/gu;

// No script puts more marks on one letter. A long run of marks covers other lines, and normalization sorts it in quadratic
// time (UAX #15 has a limit of 30 for this reason).
const MARKS_MAX = 10;
const TOO_MANY_MARKS = new RegExp(`([\\p{M}\\u200C\\u200D]{${MARKS_MAX}})[\\p{M}\\u200C\\u200D]+`, "gu");

/** Tidies a text of several lines, so that it can be shown, stored and sent. */
export function tidyLines(typed: string): string {
  return typed
    .replace(/\uFEFF/g, "")
    .replace(LINE_BREAK, "\n")
    .replace(BLANK, " ")
    .replace(UNPRINTABLE, "")
    .replace(TOO_MANY_MARKS, "$1")
    .trim()
    .normalize("NFC");
}

/** Tidies a text of one line. */
export function tidyLine(typed: string): string {
  return tidyLines(typed).replace(/\s+/g, " ");
}

/** A text of one line as the beginning of a sentence. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
