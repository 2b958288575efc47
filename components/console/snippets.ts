import { escapeXml } from "@/lib/xml";

// What the frame needs and no more: the form is sent, "Leave this site" leaves the whole page, and our other pages open in a new
// tab. Scripts stay forbidden, because the frame has none. `allow-same-origin` keeps our own origin, which the form is checked by.
const SANDBOX =
  "allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

// The form is as high as this in both languages, from 320 pixels to the width of the frame, so that it does not scroll within the page. With
// errors it is higher, and does.
const HEIGHT = "calc(2040px - 1.05*min(100vw, 42rem))";

interface Snippet {
  title: string;
  /** Of the frame. */
  frameUrl: string;
  /** Of the petition, for browsers and readers that show no frame. */
  url: string;
  link: string;
}

/** The HTML with which a partner shows the sign form. The link below works where a browser shows no frame. */
export const frameSnippet = ({ title, frameUrl, url, link }: Snippet): string =>
  `<iframe src="${escapeXml(frameUrl)}" title="${escapeXml(title)}" loading="lazy" referrerpolicy="strict-origin"
  sandbox="${SANDBOX}"
  width="100%" height="1340" style="border:0;max-width:42rem;height:${HEIGHT}"></iframe>
<p><a href="${escapeXml(url)}">${escapeXml(link)}</a></p>`;

/** The HTML with which a partner shows the number. */
export const badgeSnippet = ({ title, badgeUrl, url }: { title: string; badgeUrl: string; url: string }): string =>
  `<a href="${escapeXml(url)}"><img src="${escapeXml(badgeUrl)}" width="320" height="92" alt="${escapeXml(title)}"
  loading="lazy" referrerpolicy="no-referrer"></a>`;
