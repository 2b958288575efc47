/** Puts values into the placeholders of a message: `interpolate("Use {email}", { email })`. */
export function interpolate(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}

// Postgres refuses NUL, terminals run control characters, invisible marks turn text around, and half a surrogate pair
// is no text at all. The two joiners stay: names in Persian and in Indian scripts are spelled with them.
const UNPRINTABLE = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

// All kinds of line ends: of Windows, of old Macs and terminals, NEXT LINE and the two separators of Unicode.
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

// Blank characters: white space, the separators of old data formats, the fillers of Hangul, the empty Braille cell, blank
// hieroglyphs.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const BLANK = /(?!\n)[\s\u001C-\u001F\u3164\uFFA0\u2800\u{13441}\u{13442}]/gu;

// No script stacks more marks on one letter. A long run of them covers other lines, and sorting it, which normalization
// does, takes the square of its length (UAX #15 has a limit of 30 for this reason).
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
