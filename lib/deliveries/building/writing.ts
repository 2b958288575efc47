import { listAuditEntries } from "../../audit/queries";
import { drawingWriter, type FileWriter, rowsWriter } from "../../signatures/export/file-writer";
import { openedBatches } from "../../signatures/export/opened-batches";
import type { CountedSignatures } from "../../signatures/export/queries";
import type { ExportFormat, OpenedSignature, StartDrawing } from "../../signatures/export/schema";
import { type FileSink, openFileSink, type WrittenFile } from "../files/commands";
import { findDeliveredBefore } from "../delivered/queries";
import { shownCode } from "../rules";
import type { PacketFormat, PacketManifest } from "../schema";
import { describePacket, type PeopleCount } from "./describing";
import { findManifestOf } from "./queries";
import type { ClaimedPacket } from "./schema";

interface Writing {
  packet: ClaimedPacket;
  signatures: CountedSignatures;
  /** How many lines on paper follow them, and those. */
  paper: {
    count: number;
    rows: AsyncGenerator<OpenedSignature[]>;
    /** How many of the lines that were read were in the generation before. */
    stayed: () => Promise<number>;
  };
  /** How many of the signatures were in the generation before. */
  stayed: number;
  /** How many signatures the whole state has, for the cover letter. */
  stateSignatures: PeopleCount;
  startDrawing: StartDrawing;
  now: Date;
  /** Is told how many signatures were written, online and on paper, and ends the build by throwing. */
  progress: (written: number) => Promise<void>;
}

interface OpenFile {
  format: Exclude<ExportFormat, "json">;
  writer: FileWriter;
  sink: FileSink;
}

const names: Record<PacketFormat, string> = {
  pdf: "packet.pdf",
  csv: "signatures.csv",
  xlsx: "signatures.xlsx",
  json: "manifest.json",
};

/** Writes all files of a packet in one pass over its signatures, then the manifest, which it returns. */
export async function writePacket(writing: Writing): Promise<PacketManifest> {
  const { packet, signatures, startDrawing } = writing;
  const generation = packet.generation + 1;
  const counted = { summary: signatures.summary, paper: writing.paper.count };
  const since = await findDeliveredBefore(packet.sinceDeliveryId, packet.recipient);
  const { description, petition } = await describePacket(
    { ...packet, since, version: generation },
    counted,
    writing.stateSignatures,
  );
  const open = (format: PacketFormat) => openFileSink({ packetId: packet.id, generation, name: names[format], format });
  const files: OpenFile[] = [
    { format: "pdf", writer: drawingWriter(startDrawing(description)), sink: await open("pdf") },
    { format: "csv", writer: rowsWriter("csv", { withPaper: true }), sink: await open("csv") },
    { format: "xlsx", writer: rowsWriter("xlsx", { withPaper: true }), sink: await open("xlsx") },
  ];
  const { rows, paper, written } = await writeFiles(files, writing).finally(() =>
    Promise.all(files.map(({ writer }) => writer.stop())),
  );
  const manifest: PacketManifest = {
    ...(await manifestOf(packet, signatures, written)),
    filter: {
      status: "confirmed",
      layer: packet.district?.layer ?? null,
      geoid: packet.district?.geoid ?? null,
      since: since?.delivery ?? null,
      sinceCutOff: since?.cutOff.toISOString() ?? null,
    },
    petition: petition.slug,
    title: petition.version.content.en.title,
    generation,
    builtAt: writing.now.toISOString(),
    rows,
    paper,
    successorOf: await successorOf(writing, { rows, paper }),
  };
  const sink = await open("json");
  await sink.write(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  await sink.finish();
  return manifest;
}

async function writeFiles(
  files: OpenFile[],
  { packet, signatures, paper, progress }: Writing,
): Promise<{ rows: number; paper: number; written: WrittenFile[] }> {
  const counts = { rows: 0, paper: 0 };
  const written: WrittenFile[] = [];
  for (const { writer, sink } of files) await sink.write(writer.start());
  const formats = files.map(({ format }) => format);
  for await (const batch of openedBatches(packet.petitionId, formats, signatures.batches(), paper.rows)) {
    for (const { format, writer, sink } of files) await sink.write(await writer.add(batch.opened[format]!, batch.rows));
    counts[batch.onPaper ? "paper" : "rows"] += batch.rows;
    await progress(counts.rows + counts.paper);
  }
  for (const { writer, sink } of files) {
    await sink.write(await writer.finish());
    written.push(await sink.finish());
    await progress(counts.rows + counts.paper);
  }
  return { ...counts, written };
}

async function successorOf(
  { packet, stayed, paper: onPaper }: Writing,
  { rows, paper }: { rows: number; paper: number },
): Promise<PacketManifest["successorOf"]> {
  const before = await findManifestOf(packet.id, packet.generation);
  if (!before) return null;
  const { paper: paperBefore, ...replaced } = before;
  const paperStayed = await onPaper.stayed();
  return {
    ...replaced,
    left: { online: before.rows - stayed, paper: paperBefore - paperStayed },
    returned: { online: rows - stayed, paper: paper - paperStayed },
  };
}

type Stated = Omit<
  PacketManifest,
  "petition" | "title" | "generation" | "builtAt" | "rows" | "paper" | "filter" | "successorOf"
>;

async function manifestOf(
  packet: ClaimedPacket,
  { summary }: CountedSignatures,
  files: WrittenFile[],
): Promise<Stated> {
  const { kind, name, chamber, districtName } = packet.recipient;
  const [head] = await listAuditEntries({ limit: 1 });
  return {
    versions: summary.versions,
    state: packet.state,
    recipient: { kind, name, chamber, district: districtName },
    cutOff: packet.cutOff.toISOString(),
    delivery: packet.deliveryId,
    packet: packet.id,
    files: files.map(({ name: file, bytes, sha256 }) => ({ name: file, bytes, sha256 })),
    verificationCode: shownCode(packet.verificationCode),
    auditHead: head ? { entry: Number(head.id), hash: Buffer.from(head.hash).toString("hex") } : null,
  };
}
