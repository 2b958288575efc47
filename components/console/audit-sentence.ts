import { formatNumber } from "@/i18n/format";
import { type AuditAction, type AuditDetail, OFFICE, OPERATOR, organizerIdIn, WORKER } from "@/lib/audit/schema";
import { momentIn, toTimeZone } from "@/lib/time-zone";
import { counted, settingSentence } from "./setting-sentence";

interface Entry {
  actor: string;
  action: string;
  subject: string;
  detail: AuditDetail;
}

export interface Names {
  /** Of organizers by id. */
  organizers: ReadonlyMap<number, string>;
  stateNameOf: (code: string) => string;
}

/** The name of the actor of an entry, as a sentence begins with it. */
export function actorName(actor: string, organizers: Names["organizers"]): string {
  if (actor === OPERATOR) return "The operator";
  if (actor === OFFICE) return "The office";
  if (actor === WORKER) return "The site";
  const id = organizerIdIn(actor);
  return id === null ? actor : (organizers.get(id) ?? `Organizer ${id}`);
}

/** What an entry of the log says, in one sentence: "ada@example.org exported 1,134 signatures of Texas: hearing of 3 March". */
export function auditSentence(entry: Entry, names: Names): string {
  const predicate = Object.hasOwn(predicates, entry.action)
    ? predicates[entry.action as AuditAction](new Told(entry, names))
    : // Written by a newer version of the site.
      `did “${entry.action}” to ${entry.subject}`;
  return `${actorName(entry.actor, names.organizers)} ${predicate}`;
}

/** The parts of sentences that the details of an entry tell. */
class Told {
  constructor(
    private readonly entry: Entry,
    private readonly names: Names,
  ) {}

  value = (name: string): unknown => this.entry.detail[name];
  text = (name: string): string => String(this.entry.detail[name] ?? "");
  number = (name: string): number => Number(this.entry.detail[name] ?? 0);
  count = (name: string, one: string, many = `${one}s`): string => counted(this.number(name), one, many);

  get scopes(): string[] {
    const scopes = this.value("scopes");
    return Array.isArray(scopes) ? scopes.map(String) : [];
  }

  /** The number after the colon of the subject, such as 12 of `packet:12`. */
  get id(): string {
    return this.entry.subject.slice(this.entry.subject.indexOf(":") + 1);
  }

  /** Whether it was done to the one who did it. */
  get isOwn(): boolean {
    return this.entry.subject === this.entry.actor;
  }

  get state(): string {
    return this.names.stateNameOf(this.text("state") || this.id);
  }

  /** The state of a list, or that it has all which the organizer may read. */
  get where(): string {
    return this.text("state") ? this.names.stateNameOf(this.text("state")) : "all their states";
  }

  /** "confirmed signature" */
  get listed(): string {
    return [this.text("status"), "signature"].filter(Boolean).join(" ");
  }

  get organizer(): string {
    const id = organizerIdIn(this.entry.subject);
    return id === null ? this.entry.subject : (this.names.organizers.get(id) ?? `organizer ${id}`);
  }

  states = (codes: unknown): string =>
    Array.isArray(codes) ? codes.map((code) => this.names.stateNameOf(String(code))).join(", ") : "all states";

  /** Role and states of an organizer: "organizer of Texas". */
  rights(value: unknown): string {
    const { role, states } = (value ?? {}) as { role?: unknown; states?: unknown };
    return `${String(role ?? "organizer")} of ${this.states(states)}`;
  }

  /** ": why", where there is a reason. */
  get reason(): string {
    return this.text("reason") ? `: ${this.text("reason")}` : "";
  }

  /** " to Texas", for an update to one state. */
  get readers(): string {
    return this.text("state") ? ` to ${this.state}` : "";
  }

  get packet(): string {
    const delivery = this.value("delivery");
    return `packet ${this.id}${delivery === undefined ? "" : ` of delivery no. ${String(delivery)}`}`;
  }

  /** "of Texas, CSV: hearing of 3 March" */
  get exported(): string {
    const district = this.value("district") ? ", one district" : "";
    const by = this.value("apiKey") ? `, by API key no. ${this.text("apiKey")}` : "";
    return `of ${this.states(this.value("states"))}${district} as ${this.text("format").toUpperCase()}${by}${this.reason}`;
  }
}

const lengthOf = (list: unknown) => (Array.isArray(list) ? list.length : 0);

const predicates: Record<AuditAction, (told: Told) => string> = {
  "organizer-invited": (told) =>
    `invited ${told.organizer} as ${told.rights({ role: told.value("role"), states: told.value("states") })}`,
  "organizer-disabled": ({ organizer }) => `disabled ${organizer}`,
  "organizer-enabled": ({ organizer }) => `enabled ${organizer} again`,
  "organizer-changed": (told) =>
    `changed ${told.organizer} from ${told.rights(told.value("from"))} to ${told.rights(told.value("to"))}`,
  "organizer-signed-in": () => "signed in",
  "organizer-signed-out": () => "signed out",
  "sign-in-link-printed": ({ organizer }) => `printed a sign-in link for ${organizer}`,
  "second-factor-set-up": () => "set up a second factor",
  "second-factor-given": () => "gave their second factor",
  "second-factor-removed": () => "removed their second factor",
  "second-factor-reset": ({ organizer }) => `reset the second factor of ${organizer}`,
  "passkey-added": () => "added a passkey",
  "passkey-given": () => "gave a passkey",
  "passkey-removed": () => "removed a passkey",
  "recovery-code-used": (told) => `gave a recovery code, and has ${told.count("left", "code")} left`,
  "recovery-codes-made": () => "made new recovery codes",
  "api-key-made": (told) => {
    const scopes = { counts: "counts", export: "exports" };
    const opened = told.scopes.map((scope) => scopes[scope as keyof typeof scopes] ?? scope).join(" and ");
    return `made API key no. ${told.id} for ${opened} of ${told.states(told.value("states"))}, for ${told.count("days", "day")}`;
  },
  "api-key-revoked": (told) => `revoked API key no. ${told.id}`,
  "sessions-ended": (told) =>
    `ended ${told.count("sessions", "session")} of ${told.isOwn ? "their own" : told.organizer}`,
  "session-reused": ({ organizer }) =>
    `ended a session of ${organizer}, because a token came again that had been replaced: two had it`,
  "signatures-read": (told) => `read ${told.count("rows", told.listed)} of ${told.where}`,
  "signature-read": (told) => `read the history of signature ${told.id} of ${told.where}`,
  "signature-found": (told) => `looked for somebody among ${told.where}, and found a signature`,
  "signature-removed": (told) => `removed signature ${told.id} of ${told.state}${told.reason}`,
  "flagged-read": (told) => `read ${told.count("rows", "flagged signature")} of ${told.where}`,
  "signature-accepted": (told) => `looked at signature ${told.id} of ${told.state}, and lets it count`,
  "signature-acceptance-undone": (told) => `put signature ${told.id} of ${told.state} back among those to look at`,
  "signature-reinstated": (told) => `counted signature ${told.id} of ${told.state} again`,
  "removal-written": (told) => `wrote rule no. ${told.id} to remove signatures of ${told.states(told.value("states"))}`,
  "removal-previewed": (told) => `found ${told.count("found", "signature")} by rule no. ${told.id}`,
  "removal-read": (told) => `read ${told.count("rows", "signature")} that rule no. ${told.id} found`,
  "removal-started": (told) =>
    `began to remove ${told.count("found", "signature")} by rule no. ${told.id}${told.reason}`,
  "removal-finished": (told) => `removed ${told.count("removed", "signature")} by rule no. ${told.id}${told.reason}`,
  "removal-cancelled": (told) => `stopped rule no. ${told.id} after ${told.count("removed", "removal")}`,
  "removal-given-up": (told) => `could not go on with rule no. ${told.id}, after ${told.count("removed", "removal")}`,
  "removal-undo-started": (told) => `began to undo ${told.count("removed", "removal")} of rule no. ${told.id}`,
  "removal-undone": (told) =>
    `brought back ${told.count("reinstated", "signature")} that rule no. ${told.id} had removed`,
  "sender-listed": (told) => `put a sender (${told.text("kind")}) on the ${told.text("list")} list${told.reason}`,
  "sender-unlisted": (told) => `took a sender (${told.text("kind")}) off the ${told.text("list")} list`,
  "mail-domains-read": (told) => `read the names of ${told.count("domains", "mail domain")} with many forms`,
  "comments-read": (told) => `read ${told.count("rows", "comment")} of ${told.state}`,
  "comments-reviewed": (told) =>
    `reviewed comments of ${told.state}: ${lengthOf(told.value("included"))} included, ${lengthOf(told.value("leftOut"))} left out`,
  "names-read": (told) => `read ${told.count("rows", "name")} of ${told.where} that may be shown publicly`,
  "names-reviewed": (told) =>
    told.text("decision") === "show"
      ? `lets ${counted(lengthOf(told.value("ids")), "name", "names")} of ${told.states(told.value("states"))} be shown publicly`
      : `lets ${counted(lengthOf(told.value("ids")), "name", "names")} of ${told.states(told.value("states"))} not be shown publicly${told.reason}`,
  "names-review-undone": (told) =>
    `put ${counted(lengthOf(told.value("ids")), "name", "names")} back among those to look at`,
  "paper-entered": (told) =>
    `entered ${told.count("counted", "signature")} on paper of ${told.state}, batch ${told.text("reference")}`,
  "paper-read": (told) => `read ${told.count("rows", "line")} on paper of ${told.state}, batch no. ${told.id}`,
  "paper-removed": (told) => `removed line ${told.id} on paper of ${told.state}${told.reason}`,
  "petition-created": ({ id }) => `began the petition ${id}`,
  "petition-published": (told) => `published version ${told.text("version")} of the text of ${told.id}`,
  "petition-opened": ({ id }) => `opened ${id} for signing`,
  "petition-paused": ({ id }) => `paused ${id}`,
  "petition-reopened": ({ id }) => `opened ${id} again`,
  "petition-closed": ({ id }) => `closed ${id}`,
  "petition-hidden": ({ id }) => `hid ${id}`,
  "petition-shown": ({ id }) => `showed ${id} again`,
  "petition-taken-down": ({ id }) => `took ${id} down`,
  "petition-goal-set": (told) =>
    `set the goal of ${told.id} from ${formatNumber("en", told.number("from"))} to ${formatNumber("en", told.number("to"))}`,
  "petition-state-goal-set": (told) =>
    told.value("to") === null
      ? `gave ${told.state} its share of the goal of ${told.id} again`
      : `set the goal of ${told.state} for ${told.id} to ${formatNumber("en", told.number("to"))}`,
  "petition-closing-set": (told) =>
    told.text("to")
      ? `let ${told.id} close on ${momentIn(toTimeZone(told.value("zone")), new Date(told.text("to")))}`
      : `took the closing time of ${told.id} away`,
  "hold-placed": (told) => `placed the legal hold “${told.text("name")}” on ${told.id}${told.reason}`,
  "hold-lifted": (told) => `lifted the legal hold “${told.text("name")}” from ${told.id}`,
  "signatures-expired": (told) =>
    `erased the last personal data of ${told.id}: ${told.count("rows", "row")} in all, of which ${told.count("confirmed", "signature")} and ${told.number("paper")} on paper stay counted`,
  "data-expired": (told) =>
    `erased what had come of age: ${told.count("unconfirmed", "unconfirmed form")}, ${told.count("emails", "row of emails", "rows of emails")}, ${told.count("signatures", "signature")}, ${told.count("paper", "line on paper", "lines on paper")}, ${told.count("subscriptions", "subscription")}, marks of ${told.count("sender-marks", "form")}`,
  "edition-edited": (told) => `edited the edition of ${told.id} for ${told.state}`,
  "export-started": (told) => `started an export ${told.exported}`,
  "export-finished": (told) => `exported ${told.count("rows", "signature")} ${told.exported}`,
  "export-cancelled": (told) => `broke off an export after ${told.count("rows", "signature")} ${told.exported}`,
  "export-failed": (told) =>
    `did not get an export, which failed after ${told.count("rows", "signature")} ${told.exported}`,
  "delivery-created": (told) => `drafted delivery no. ${told.id} to ${told.state}`,
  "delivery-started": (told) => `started delivery no. ${told.id} to ${told.state}: ${told.count("packets", "packet")}`,
  "delivery-cancelled": (told) =>
    `cancelled delivery no. ${told.id} to ${told.state}${told.number("kept") > 0 ? `, except ${told.count("kept", "packet")}` : ""}`,
  "packet-built": (told) => `built ${told.packet} with ${told.count("rows", "signature")}`,
  "packet-failed": (told) => `gave up ${told.packet} after ${told.count("tries", "try", "tries")}`,
  "packet-rebuilding": (told) => `had ${told.packet} built again`,
  "packet-files-deleted": (told) => `deleted the files of ${told.packet}`,
  "packet-previewed": (told) => `looked at a preview of delivery no. ${told.id} to ${told.state}`,
  "packet-downloaded": (told) => `downloaded ${told.packet}, ${told.state}, as ${told.text("format").toUpperCase()}`,
  "packet-link-sent": (told) => `sent a link to ${told.packet}, ${told.state}`,
  "packet-link-revoked": (told) => `revoked a link to ${told.packet}, ${told.state}`,
  "packet-received": (told) => `recorded that ${told.packet}, ${told.state}, was received`,
  "packet-receipt-taken-back": (told) => `took back the receipt of ${told.packet}, ${told.state}${told.reason}`,
  "packet-replied": (told) =>
    told.value("way")
      ? `recorded an answer to ${told.packet}, ${told.state}`
      : `replied to ${told.packet}, ${told.state}`,
  "packet-reply-read": (told) => `marked a reply to ${told.packet}, ${told.state}, as read`,
  "packet-scan-added": (told) => `added a photograph of the receipt of ${told.packet}`,
  "bill-added": (told) => `added bill ${told.text("number")} of ${told.state}`,
  "bill-corrected": (told) => `corrected bill no. ${told.id} of ${told.state}`,
  "bill-taken-back": (told) => `took back bill ${told.text("number")} of ${told.state}${told.reason}`,
  "bill-step-added": (told) => `added a step to bill no. ${told.id} of ${told.state}`,
  "bill-step-corrected": (told) => `corrected a step of bill no. ${told.id} of ${told.state}`,
  "bill-step-taken-back": (told) => `took back a step of bill no. ${told.id} of ${told.state}${told.reason}`,
  "update-written": (told) => `wrote update no. ${told.id}${told.readers}`,
  "update-changed": (told) => `changed update no. ${told.id}${told.readers}`,
  "update-scheduled": (told) => {
    const at = told.text("at") ? momentIn(toTimeZone(told.value("zone")), new Date(told.text("at"))) : "a later time";
    return `let update no. ${told.id}${told.readers} be sent at ${at}`;
  },
  "update-unscheduled": (told) => `took the time of update no. ${told.id} away`,
  "update-held": (told) => `did not send update no. ${told.id}, because whoever scheduled it is disabled`,
  "update-sent": (told) => `sent update no. ${told.id}${told.readers}`,
  "update-paused": (told) => `paused update no. ${told.id}${told.readers}`,
  "update-resumed": (told) => `let update no. ${told.id}${told.readers} go on`,
  "update-hidden": (told) => `took update no. ${told.id}${told.readers} off the page`,
  "update-shown": (told) => `put update no. ${told.id}${told.readers} on the page again`,
  "update-stopped": (told) => `stopped update no. ${told.id}${told.readers}`,
  "list-uploaded": (told) =>
    `brought list no. ${told.id} with ${told.count("rows", "line")}, from ${told.text("origin")}`,
  "list-asking": (told) => `let ${told.count("ready", "person", "people")} of list no. ${told.id} be asked to confirm`,
  "list-cancelled": (told) =>
    `ended list no. ${told.id}, of which ${told.count("asked", "person", "people")} had been asked`,
  "partner-added": (told) => `added the partner “${told.text("name")}”`,
  "partner-renamed": (told) => `renamed the partner “${told.text("from")}” to “${told.text("to")}”`,
  "partner-origins-set": (told) => {
    const origins = told.value("to");
    const list = Array.isArray(origins) ? origins.join(", ") : "";
    return `let ${list || "no website"} show the sign form in a frame, as partner no. ${told.id}`;
  },
  "partner-retired": (told) => `retired partner no. ${told.id}`,
  "partner-restored": (told) => `brought partner no. ${told.id} back`,
  "code-added": (told) => `named the source code ${told.id} “${told.text("label")}”`,
  "code-renamed": (told) => `renamed the source code ${told.id} to “${told.text("to")}”`,
  "code-retired": (told) => `retired the source code ${told.id}`,
  "code-restored": (told) => `brought the source code ${told.id} back`,
  "switch-set": (told) => settingSentence(told.id, told.value("value")),
  "suppression-lifted": (told) =>
    `let all emails to ${told.organizer === "email" ? "a mailbox" : told.organizer} go out again (it was suppressed: ${told.text("reason")})`,
  "webhook-added": (told) => `added a webhook to ${told.text("host")}`,
  "webhook-changed": (told) => `changed webhook no. ${told.id}, to ${told.text("host")}`,
  "webhook-paused": (told) => `paused webhook no. ${told.id}`,
  "webhook-resumed": (told) => `let webhook no. ${told.id} go on`,
  "webhook-disabled": (told) => {
    const why = { failing: ", which had taken nothing for days", gone: ", which wants no more" }[told.text("for")];
    return `disabled webhook no. ${told.id}${why ?? ""}`;
  },
  "webhook-enabled": (told) => `enabled webhook no. ${told.id} again`,
  "webhook-removed": (told) => `removed webhook no. ${told.id}, to ${told.text("host")}`,
  "webhook-secret-replaced": (told) => `replaced the secret of webhook no. ${told.id}`,
  "webhook-tested": (told) => `sent a test to webhook no. ${told.id}`,
  "log-verified": (told) =>
    told.value("firstBroken") === null || told.value("firstBroken") === undefined
      ? `verified the log: all ${told.count("entries", "entry", "entries")} were as they were written`
      : `verified the log: entry ${told.text("firstBroken")} is not what was written`,
  "log-exported": (told) => `exported the log as ${told.text("format").toUpperCase()}`,
  "data-imported": (told) =>
    `imported ${told.id} of ${told.states(told.value("states"))}: ${told.count("added", "row")} added, ${told.count("changed", "row")} changed, ${told.count("removed", "row")} removed`,
};
