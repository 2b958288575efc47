import { escapeXml } from "@/lib/xml";

interface Badge {
  /** The number as people write it. */
  shown: string;
  /** What follows the number. */
  signed: string;
  title: string;
  /** All of it in one sentence, for screen readers. */
  label: string;
}

// What fits in the wide letters of some systems.
const TITLE_CHARACTERS_MAX = 34;

/**
 * The badge as SVG. An image loads no font and no style of a page, so it has a ground of its own with an edge, on which its text
 * is readable on light and on dark pages (14.0 and 8.3 to 1).
 */
export function drawBadge({ shown, signed, title, label }: Badge): string {
  const characters = [...title];
  const short =
    characters.length > TITLE_CHARACTERS_MAX
      ? `${characters
          .slice(0, TITLE_CHARACTERS_MAX - 1)
          .join("")
          .trimEnd()}…`
      : title;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="92" viewBox="0 0 320 92" role="img" font-family="'Public Sans',system-ui,sans-serif">
<title>${escapeXml(label)}</title>
<rect x="1" y="1" width="318" height="90" rx="9" fill="#0b2a3c" stroke="#4f8a96" stroke-width="2"/>
<g transform="translate(6 18) scale(1.150)" fill="none" stroke-width="2.500" stroke-linecap="round" stroke-linejoin="round">
<g stroke="#fbf8f2"><path d="M19.500 33 21 19h6l1.500 14M18 19h12M21 13h6v6M20 13l4-4.500 4 4.500ZM20.300 26h7.400"/><path d="M8 36.500c2.700 0 2.700-2 5.300-2s2.700 2 5.400 2 2.600-2 5.300-2 2.700 2 5.300 2 2.700-2 5.400-2 2.600 2 5.300 2"/></g>
<path stroke="#f2a93b" d="M33 14.500l7-2.500M33 17.500l7 1.500M15 14.500l-7-2.500M15 17.500l-7 1.500"/><circle cx="24" cy="16" r="2.200" fill="#f2a93b"/>
</g>
<text x="68" y="36" fill="#f2a93b" font-size="26" font-weight="600">${escapeXml(shown)}</text>
<text x="68" y="57" fill="#fbf8f2" font-size="15">${escapeXml(signed)}</text>
<text x="68" y="78" fill="#fbf8f2" font-size="12">${escapeXml(short)}</text>
</svg>
`;
}
