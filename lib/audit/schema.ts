/** The details of an entry: ids, counts, filters, hashes. Never a name, an email or a comment. */
export type AuditDetail = { [key: string]: AuditValue };
type AuditValue = string | number | boolean | null | AuditValue[] | { [key: string]: AuditValue };

export const auditGroups = [
  "organizers",
  "signatures",
  "petitions",
  "exports",
  "deliveries",
  "bills",
  "updates",
  "partners",
  "operation",
] as const;
export type AuditGroup = (typeof auditGroups)[number];

/** The actions of the log, each with its group, by which the log can be filtered. This is the only list of what is recorded. */
export const groupOfAction = {
  "organizer-invited": "organizers",
  "organizer-disabled": "organizers",
  "organizer-enabled": "organizers",
  "organizer-changed": "organizers",
  "organizer-signed-in": "organizers",
  "organizer-signed-out": "organizers",
  "sign-in-link-printed": "organizers",
  "second-factor-set-up": "organizers",
  "second-factor-given": "organizers",
  "second-factor-removed": "organizers",
  "second-factor-reset": "organizers",
  "passkey-added": "organizers",
  "passkey-given": "organizers",
  "passkey-removed": "organizers",
  "recovery-code-used": "organizers",
  "recovery-codes-made": "organizers",
  "api-key-made": "organizers",
  "api-key-revoked": "organizers",
  "sessions-ended": "organizers",
  "session-reused": "organizers",
  "signatures-read": "signatures",
  "signature-read": "signatures",
  "signature-found": "signatures",
  "signature-removed": "signatures",
  "signature-reinstated": "signatures",
  "flagged-read": "signatures",
  "signature-accepted": "signatures",
  "signature-acceptance-undone": "signatures",
  "removal-written": "signatures",
  "removal-previewed": "signatures",
  "removal-read": "signatures",
  "removal-started": "signatures",
  "removal-finished": "signatures",
  "removal-cancelled": "signatures",
  "removal-given-up": "signatures",
  "removal-undo-started": "signatures",
  "removal-undone": "signatures",
  "sender-listed": "signatures",
  "sender-unlisted": "signatures",
  "mail-domains-read": "signatures",
  "comments-read": "signatures",
  "comments-reviewed": "signatures",
  "names-read": "signatures",
  "names-reviewed": "signatures",
  "names-review-undone": "signatures",
  "paper-entered": "signatures",
  "paper-read": "signatures",
  "paper-removed": "signatures",
  "petition-created": "petitions",
  "petition-published": "petitions",
  "petition-opened": "petitions",
  "petition-paused": "petitions",
  "petition-reopened": "petitions",
  "petition-closed": "petitions",
  "petition-hidden": "petitions",
  "petition-shown": "petitions",
  "petition-taken-down": "petitions",
  "petition-goal-set": "petitions",
  "petition-state-goal-set": "petitions",
  "petition-closing-set": "petitions",
  "edition-edited": "petitions",
  "export-started": "exports",
  "export-finished": "exports",
  "export-cancelled": "exports",
  "export-failed": "exports",
  "delivery-created": "deliveries",
  "delivery-started": "deliveries",
  "delivery-cancelled": "deliveries",
  "packet-built": "deliveries",
  "packet-failed": "deliveries",
  "packet-rebuilding": "deliveries",
  "packet-files-deleted": "deliveries",
  "packet-previewed": "deliveries",
  "packet-downloaded": "deliveries",
  "packet-link-sent": "deliveries",
  "packet-link-revoked": "deliveries",
  "packet-received": "deliveries",
  "packet-receipt-taken-back": "deliveries",
  "packet-replied": "deliveries",
  "packet-reply-read": "deliveries",
  "packet-scan-added": "deliveries",
  "bill-added": "bills",
  "bill-corrected": "bills",
  "bill-taken-back": "bills",
  "bill-step-added": "bills",
  "bill-step-corrected": "bills",
  "bill-step-taken-back": "bills",
  "switch-set": "operation",
  "suppression-lifted": "operation",
  "webhook-added": "operation",
  "webhook-changed": "operation",
  "webhook-paused": "operation",
  "webhook-resumed": "operation",
  "webhook-disabled": "operation",
  "webhook-enabled": "operation",
  "webhook-removed": "operation",
  "webhook-secret-replaced": "operation",
  "webhook-tested": "operation",
  "log-verified": "operation",
  "log-exported": "operation",
  "data-imported": "operation",
  "hold-placed": "petitions",
  "hold-lifted": "petitions",
  "signatures-expired": "petitions",
  "data-expired": "operation",
  "update-written": "updates",
  "update-changed": "updates",
  "update-scheduled": "updates",
  "update-unscheduled": "updates",
  "update-held": "updates",
  "update-sent": "updates",
  "update-paused": "updates",
  "update-resumed": "updates",
  "update-stopped": "updates",
  "update-hidden": "updates",
  "update-shown": "updates",
  "list-uploaded": "signatures",
  "list-asking": "signatures",
  "list-cancelled": "signatures",
  "partner-added": "partners",
  "partner-renamed": "partners",
  "partner-origins-set": "partners",
  "partner-retired": "partners",
  "partner-restored": "partners",
  "code-added": "partners",
  "code-renamed": "partners",
  "code-retired": "partners",
  "code-restored": "partners",
} as const satisfies Record<string, AuditGroup>;

export type AuditAction = keyof typeof groupOfAction;

export const actionsOfGroup = (group: AuditGroup): AuditAction[] =>
  (Object.keys(groupOfAction) as AuditAction[]).filter((action) => groupOfAction[action] === group);

/** Which entries of the log are wanted. What is null is not restricted. */
export interface AuditFilter {
  actor: string | null;
  group: AuditGroup | null;
  /** Entries about this state, alone or among others. */
  state: string | null;
  /** Not before this moment. */
  from: Date | null;
  /** Before this moment. */
  until: Date | null;
}

export interface NewAuditEntry {
  actor: string;
  action: AuditAction;
  /** What it was done to, such as `petition:safe-harbor` or `organizer:3`. */
  subject: string;
  detail?: AuditDetail;
}

export interface AuditEntry {
  id: bigint;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: AuditDetail;
  hash: Uint8Array;
}

/** The actor where no organizer acts: the operator at the command line. */
export const OPERATOR = "operator";
export type Operator = typeof OPERATOR;

/** The actor where a lawmaker's office uses its link. */
export const OFFICE = "office";

/** The actor where the worker acts by itself. */
export const WORKER = "worker";

/** The actor as the log stores it. */
export const actorOf = (by: { id: number } | Operator): string => (by === OPERATOR ? OPERATOR : `organizer:${by.id}`);

/** The number of the organizer that an actor or a subject of the log names, or null where it names none. */
export function organizerIdIn(text: string): number | null {
  const id = /^organizer:([1-9][0-9]{0,9})$/.exec(text)?.[1];
  return id === undefined ? null : Number(id);
}

/** The numbers of all organizers that these actors or subjects name. */
export const organizerIdsIn = (texts: string[]): number[] => texts.flatMap((text) => organizerIdIn(text) ?? []);
