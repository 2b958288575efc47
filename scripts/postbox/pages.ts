import type { Faults } from "./faults.ts";
import { bareEmail, type Mail } from "./mail.ts";
import { STYLE } from "./page-style.ts";

interface ListPage {
  mails: Mail[];
  total: number;
  page: number;
  pages: number;
  containing: string;
  faults: ReturnType<Faults["current"]>;
}

/** All mails, newest first, with a search by email. */
export function listPage({ mails, total, page, pages, containing, faults }: ListPage): string {
  const rows = mails
    .map(
      ({ id, to, subject, created_at, last_event }) => `
    <tr>
      <td class="time">${time(created_at)}</td>
      <td>${escape(to.map(bareEmail).join(", "))}</td>
      <td><a href="/mails/${id}">${escape(subject)}</a></td>
      <td>${escape(last_event)}</td>
    </tr>`,
    )
    .join("");
  const pathOf = (to: number) =>
    `/?${new URLSearchParams({ ...(containing ? { to: containing } : {}), page: `${to}` })}`;
  const turning =
    pages > 1
      ? `
    <nav aria-label="Pages">
      ${page > 1 ? `<a href="${escape(pathOf(page - 1))}" rel="prev">Newer</a>` : "<span></span>"}
      <span>Page ${page} of ${pages}</span>
      ${page < pages ? `<a href="${escape(pathOf(page + 1))}" rel="next">Older</a>` : "<span></span>"}
    </nav>`
      : "";
  const table =
    mails.length > 0
      ? `
    <table>
      <thead><tr><th scope="col">Time (UTC)</th><th scope="col">To</th><th scope="col">Subject</th><th scope="col">State</th></tr></thead>
      <tbody>${rows}</tbody>
    </table>`
      : `<p class="empty">${containing ? "No mail to such an email." : "No mail yet. Emails appear here as soon as the site sends them."}</p>`;
  return frame(
    "Postbox",
    `
    <h1>Postbox</h1>
    <p>Every email the site sends on this machine ends here. Nothing leaves it.</p>
    <form role="search" action="/" method="get">
      <label for="to">Email contains</label>
      <input id="to" name="to" type="search" value="${escape(containing)}" autocomplete="off">
      <button>Search</button>
    </form>
    <p>${total} ${total === 1 ? "mail" : "mails"}</p>
    ${table}
    ${turning}
    ${faultForm(faults)}`,
  );
}

function faultForm({ fault, badEmails, strict }: ReturnType<Faults["current"]>): string {
  const now = [
    fault
      ? `The next ${fault.times === 1 ? "request meets" : `${fault.times} requests meet`} <strong>${escape(String(fault.status))}</strong>.`
      : "",
    badEmails.length > 0 ? `Refused emails: ${escape(badEmails.join(", "))}.` : "",
    strict ? "Batches are refused as a whole." : "",
  ]
    .filter(Boolean)
    .join(" ");
  const option = (value: string, label: string) => `<option value="${value}">${label}</option>`;
  return `
    <details${now ? " open" : ""}>
      <summary>Make the mail service fail</summary>
      <p>${now || "It works well at present."}</p>
      <form action="/faults" method="post">
        <label for="status">What happens</label>
        <select id="status" name="status">
          ${option("", "Nothing")}${option("429", "429 Too many requests")}${option("500", "500 Internal error")}
          ${option("503", "503 Unavailable")}${option("timeout", "No response at all")}
          ${option("timeout-after-accept", "Taken, then no response")}
          ${option("drop-after-accept", "Taken, then the connection is cut")}
        </select>
        <label for="times">For how many requests</label>
        <input id="times" name="times" type="number" min="1" value="1">
        <label for="retryAfter">Seconds in retry-after</label>
        <input id="retryAfter" name="retryAfter" type="number" min="0">
        <label for="badEmail">Refuse this email</label>
        <input id="badEmail" name="badEmail" type="text" autocomplete="off">
        <button>Set</button>
      </form>
      <form action="/faults" method="post"><button name="clear" value="on" class="quiet">Work well again</button></form>
    </details>`;
}

/** One mail: rendered, as plain text, and its other fields. */
export function mailPage(mail: Mail, { eventTypes }: { eventTypes: string[] }): string {
  const facts: [string, string][] = [
    ["From", mail.from],
    ["To", mail.to.join(", ")],
    ["Reply to", mail.reply_to.join(", ")],
    ["Sent", mail.created_at],
    ["State", mail.last_event],
    ["Id", mail.id],
    ...Object.entries(mail.headers),
    ...mail.tags.map(({ name, value }): [string, string] => [`Tag ${name}`, value]),
  ];
  const events =
    eventTypes.length === 0
      ? ""
      : `
    <details>
      <summary>Tell the site what became of it</summary>
      <form action="/webhooks/send" method="post">
        <input type="hidden" name="id" value="${mail.id}">
        <label for="type">Signed event</label>
        <select id="type" name="type">${eventTypes.map((type) => `<option>${type}</option>`).join("")}</select>
        <label for="bounceType">Kind of bounce</label>
        <select id="bounceType" name="bounceType"><option>Permanent</option><option>Transient</option><option>Undetermined</option></select>
        <button>Send event</button>
      </form>
    </details>`;
  return frame(
    mail.subject,
    `
    <p><a href="/">All mails</a></p>
    <h1>${escape(mail.subject)}</h1>
    <dl>${facts
      .filter(([, value]) => value)
      .map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`)
      .join("")}</dl>
    ${
      mail.html === null
        ? ""
        : `<h2>As it looks</h2>
    <iframe title="The mail as it looks" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" srcdoc="${escape(openingOnTop(mail.html))}"></iframe>`
    }
    ${
      mail.text === null
        ? ""
        : `<h2>Plain text</h2>
    <pre>${linked(mail.text)}</pre>`
    }
    ${events}`,
  );
}

export function notFoundPage(): string {
  return frame("Not here", `<h1>This mail is not here</h1><p><a href="/">All mails</a></p>`);
}

function frame(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escape(title)}</title>
  <link rel="icon" href="data:,">
  <style>${STYLE}</style>
</head>
<body><main>${content}</main></body>
</html>`;
}

/** Links of the mail replace this page. The sandbox may refuse new windows, and other sites refuse to be framed. */
function openingOnTop(html: string): string {
  const base = `<base target="_top">`;
  const topped = html.replaceAll(/\starget="_blank"/g, "");
  return /<head[^>]*>/i.test(topped) ? topped.replace(/<head[^>]*>/i, (head) => head + base) : base + topped;
}

function linked(text: string): string {
  return escape(text).replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`);
}

function time(iso: string): string {
  return `<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")}</time>`;
}

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPED[character]!);
}
