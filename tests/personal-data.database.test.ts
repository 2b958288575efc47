import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { sealedColumns } from "@/lib/sealed-columns";

import { onDatabase } from "./database.ts";

// Tables without personal data.
const IMPERSONAL_TABLES = [
  "bill",
  "bill_step",
  "petition",
  "petition_version",
  "state_edition",
  "audit_head",
  "delivery",
  "packet_manifest",
  "packet_file",
  "packet_scan",
  "goal_crossing",
  "paper_batch",
  "paper_tally",
  "tally_entry",
  "tally_hour",
  "tally_state",
  "outbox_batch",
  "webhook_event",
  "setting",
  "district",
  "zip_district",
  "worker_heartbeat",
  "write_probe",
  "_prisma_migrations",
];

// Columns without personal data, in tables that have some. A new column must be added here or to docs/privacy.md.
const IMPERSONAL_COLUMNS = [
  "signature.id",
  "signature.petition_id",
  "signature.version",
  "signature.status",
  "signature.emails_today",
  "signature.resent_today",
  "signature.district_import_id",
  "signature_draft.id",
  "signature_draft.signature_id",
  "signature_draft.version",
  "outbox_email.id",
  "outbox_email.kind",
  "outbox_email.status",
  "outbox_email.priority",
  "outbox_email.locale",
  "outbox_email.props",
  "outbox_email.signature_id",
  "outbox_email.organizer_id",
  "outbox_email.signature_draft_id",
  "outbox_email.subscription_id",
  "outbox_email.subscription_draft_id",
  "outbox_email.batch_id",
  "outbox_email.error",
  "outbox_email.not_before",
  "outbox_email.created_at",
  "outbox_email.sent_at",
  "outbox_email.overrides_suppression",
  "subscription.id",
  "subscription.status",
  "subscription.emails_today",
  "subscription.resent_today",
  "subscription_draft.id",
  "subscription_draft.subscription_id",
  "suppressed_email.created_at",
  "suppressed_email.retried_at",
  "suppressed_email.sign_in_retried_at",
  "district_lookup.id",
  "district_lookup.signature_id",
  "district_lookup.tries",
  "district_lookup.not_before",
  "district_lookup.created_at",
  "paper_signature.id",
  "paper_signature.batch_id",
  "paper_signature.petition_id",
  "paper_signature.line",
  "paper_signature.status",
  "organizer.id",
  "organizer.invitation_expires_at",
  "organizer_session.id",
  "organizer_session.organizer_id",
  "organizer_session.rotated_at",
  "organizer_session.expires_at",
  "sign_in_token.created_at",
  "sign_in_token.expires_at",
  "lawmaker.id",
  "lawmaker.import_id",
  "data_upload.id",
  "data_upload.kind",
  "data_upload.name",
  "data_upload.state",
  "data_upload.dated",
  "data_upload.plan",
  "data_upload.source",
  "data_upload.partial",
  "data_upload.content",
  "data_upload.status",
  "data_upload.bytes",
  "data_upload.bytes_read",
  "data_upload.result",
  "data_upload.created_at",
  "data_upload.claimed_until",
  "data_upload.finished_at",
  "data_import.id",
  "data_import.kind",
  "data_import.state",
  "data_import.version",
  "data_import.dated",
  "data_import.source",
  "data_import.rows",
  "data_import.sha256",
  "data_import.imported_at",
  "packet.id",
  "packet.delivery_id",
  "packet.ordinal",
  "packet.layer",
  "packet.geoid",
  "packet.status",
  "packet.claimed_until",
  "packet.tries",
  "packet.written",
  "packet.signatures",
  "packet.paper",
  "packet.changes",
  "packet.verification_code",
  "packet.generation",
  "packet.built_at",
  "packet.files_until",
  "packet.files_deleted_at",
  "packet_file_chunk.id",
  "packet_file_chunk.file_id",
  "packet_file_chunk.ordinal",
  "packet_link.id",
  "packet_link.packet_id",
  "packet_link.created_by",
  "packet_link.created_at",
  "packet_link.expires_at",
  "packet_link.revoked_at",
  "packet_access.id",
  "packet_access.packet_id",
  "packet_access.generation",
  "packet_access.format",
  "packet_receipt.id",
  "packet_receipt.packet_id",
  "packet_receipt.generation",
  "packet_receipt.by",
  "packet_receipt.link_id",
  "packet_receipt.organizer_id",
  "packet_receipt.created_at",
  "packet_reply.id",
  "packet_reply.packet_id",
  "packet_reply.link_id",
  "packet_reply.organizer_id",
  "packet_scan_chunk.id",
  "packet_scan_chunk.scan_id",
  "packet_scan_chunk.ordinal",
  "audit_entry.id",
  "audit_entry.previous_hash",
  "audit_entry.hash",
];

const columns = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ name: string; table: string }>(`
  SELECT table_name || '.' || column_name AS name, table_name AS table FROM information_schema.columns
  WHERE table_schema = 'public' ORDER BY 1`)
      ).rows,
  );

const page = readFileSync("docs/privacy.md", "utf8");
const named = (section: string) => [...section.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map((match) => match[1]!).sort();
const [, english = "", spanish = ""] = page.split(/^## .*$/m);

describe("docs/privacy.md", () => {
  it("names every personal field of the database, and none that does not exist", async () => {
    const personal = (await columns())
      .filter(({ table, name }) => !IMPERSONAL_TABLES.includes(table) && !IMPERSONAL_COLUMNS.includes(name))
      .map(({ name }) => name);
    expect(named(english)).toEqual(personal.sort());
  });

  it("names the same fields in both languages", () => {
    expect(named(spanish)).toEqual(named(english));
  });

  it("excludes no column or table that does not exist", async () => {
    const all = await columns();
    expect(IMPERSONAL_COLUMNS.filter((name) => !all.some((column) => column.name === name))).toEqual([]);
    expect(IMPERSONAL_TABLES.filter((table) => !all.some((column) => column.table === table))).toEqual([]);
  });
});

describe("the list of sealed columns, by which keys are changed", () => {
  it("names every sealed column of the database", async () => {
    const sealed = (await columns()).map(({ name }) => name).filter((name) => name.endsWith("_sealed"));
    expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(sealed.sort());
  });
});
