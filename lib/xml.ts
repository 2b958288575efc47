// What XML 1.0 cannot contain: control characters, two that are none, halves of surrogate pairs.
// eslint-disable-next-line no-control-regex -- the pattern looks for control characters
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it stands in XML, also within an attribute, without the characters that XML cannot contain. */
export function escapeXml(text: string): string {
  return text.replace(NOT_IN_XML, "").replace(/[&<>"]/g, (character) => ESCAPED[character]!);
}
