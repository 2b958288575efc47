// A name server of our own on UDP, which knows a few TXT, MX and A records. It reads one question of each message (RFC 1035).
import { createSocket } from "node:dgram";
import { once } from "node:events";

const HEADER_BYTES = 12;
const RESPONSE = 0x8180;
const FAILURE = 0x8182;
const NAME_ERROR = 0x8183;
const TYPES = { a: 1, mx: 15, txt: 16 };

export interface NameServer {
  /** As `setServers` takes it. */
  address: string;
  stop: () => Promise<void>;
}

/** The records of one name by their type. Exchanges of MX are names, "" for none; IPs are of version 4. */
export interface Records {
  txt?: string[];
  mx?: string[];
  a?: string[];
}

/** Starts it. A list is of TXT records. A name with null never gets a response, and one with "fails" gets a failure. */
export async function startNameServer(zone: Record<string, string[] | Records | "fails" | null>): Promise<NameServer> {
  const socket = createSocket("udp4");
  socket.on("message", (message, { port, address }) => {
    const { name, end } = readName(message);
    const known = Object.hasOwn(zone, name) ? zone[name]! : undefined;
    if (known === null) return;
    const code = known === undefined ? NAME_ERROR : known === "fails" ? FAILURE : RESPONSE;
    const records = known === undefined || known === "fails" ? {} : Array.isArray(known) ? { txt: known } : known;
    socket.send(responseTo(message, end, { code, records }), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    stop: async () => {
      socket.close();
      await once(socket, "close");
    },
  };
}

function readName(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (;;) {
    const length = message[at]!;
    if (length === 0) break;
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  // The zero, the type and the class.
  return { name: labels.join(".").toLowerCase(), end: at + 5 };
}

function responseTo(message: Buffer, end: number, { code, records }: { code: number; records: Records }): Buffer {
  const asked = message.readUInt16BE(end - 4);
  const bodies = [
    ...(asked === TYPES.txt ? (records.txt ?? []).map(bodyOfText) : []),
    ...(asked === TYPES.mx ? (records.mx ?? []).map(bodyOfExchange) : []),
    ...(asked === TYPES.a ? (records.a ?? []).map((ip) => Buffer.from(ip.split(".").map(Number))) : []),
  ];
  const header = Buffer.alloc(HEADER_BYTES);
  message.copy(header, 0, 0, 2);
  header.writeUInt16BE(code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(bodies.length, 6);
  return Buffer.concat([header, message.subarray(HEADER_BYTES, end), ...bodies.map((body) => recordOf(asked, body))]);
}

// A string of a record has at most 255 bytes, so a longer text is several of them.
const bodyOfText = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/.{1,200}/g) ?? []).map((part) => Buffer.from(`${String.fromCharCode(part.length)}${part}`, "latin1")),
  );

// A preference, and a name by its labels.
function bodyOfExchange(exchange: string): Buffer {
  const labels = exchange.split(".").filter(Boolean);
  return Buffer.concat([
    Buffer.from([0, 10]),
    ...labels.map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, "latin1")),
    Buffer.from([0]),
  ]);
}

// The name is a pointer to that of the question; then the type, class IN, and a minute to live.
function recordOf(type: number, body: Buffer): Buffer {
  const head = Buffer.from([0xc0, HEADER_BYTES, 0, type, 0, 1, 0, 0, 0, 60, 0, 0]);
  head.writeUInt16BE(body.length, 10);
  return Buffer.concat([head, body]);
}
