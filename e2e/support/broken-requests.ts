// Broken requests, which no browser sends. The same seed makes the same requests.

/** How the bytes of a request are sent, and how the connection ends. */
export interface Delivery {
  bytes: Buffer;
  /** The sender stops after this many bytes. */
  sent: number;
  /** How the sender ends: waits for the response, closes its side, or resets the connection after some milliseconds. */
  end: "wait" | "close" | { resetAfter: number };
  /** Whether the bytes come in several pieces. */
  inPieces: boolean;
  /** Whether it is one complete request, which must get a response. */
  whole: boolean;
}

export interface Targets {
  paths: string[];
  /** The identifiers of Server Actions that the build has. */
  actions: string[];
  host: string;
}

type Random = () => number;

/** Mulberry32: pseudorandom numbers from 0 to 1. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Value>(random: Random, values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
const whole = (random: Random, below: number) => Math.floor(random() * below);
const chance = (random: Random, probability: number) => random() < probability;

const METHODS = [
  ...Array<string>(12).fill("POST"),
  "GET",
  "GET",
  "HEAD",
  "OPTIONS",
  "OPTIONS",
  "PUT",
  "TRACE",
  "BREW",
  "post",
];
const BOUNDARY = "----fuzz";
const TYPES = [
  "text/html",
  "text/plain;charset=UTF-8",
  "text/x-component",
  "application/json",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
  `multipart/form-data; boundary=${BOUNDARY}`,
  `multipart/form-data; boundary=${BOUNDARY}`,
  "multipart/form-data",
  "multipart/form-data; boundary=",
  "multipart/mixed; boundary=x",
  "image/png",
  "; ; ,",
];

function bodyOf(random: Random, type: string, actions: string[]): Buffer {
  const text = pick(random, [
    "",
    "a=b&c=d",
    "hello",
    "[]",
    '["$K1"]',
    '["$F1",{}]',
    '[{"a":',
    "{",
    "null",
    '"$1"',
    "\0\0\0",
  ]);
  if (chance(random, 0.02)) return Buffer.alloc(whole(random, 300_000), "x");
  if (chance(random, 0.15)) return Buffer.from(Array.from({ length: whole(random, 300) }, () => whole(random, 256)));
  if (!type.includes(BOUNDARY)) return Buffer.from(text);
  const action = pick(random, actions);
  const name = pick(random, [
    "x",
    "0",
    "1_x",
    `$ACTION_ID_${action}`,
    "$ACTION_REF_1",
    "$ACTION_1:0",
    "$ACTION_KEY",
    "__proto__",
  ]);
  const value = pick(random, [text, `{"id":"${action}","bound":null}`, `{"id":"${action}","bound":"$@1"}`]);
  const end = pick(random, ["--", "--", "--", "", "-"]);
  return Buffer.from(
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--${BOUNDARY}${end}\r\n`,
  );
}

/** The bytes of the body, and its header for the length; `true` where both agree. */
function frame(random: Random, body: Buffer): { lines: string[]; body: Buffer; right: boolean } {
  const length = (bytes: number | string) => [`Content-Length: ${bytes}`];
  const chunk = (size: string) => Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")]);
  const size = body.length.toString(16);
  const chunked = ["Transfer-Encoding: chunked"];
  switch (whole(random, 16)) {
    case 0:
      return { lines: length(Math.max(0, body.length - 1 - whole(random, 5))), body, right: false };
    case 1:
      return { lines: length(body.length + 1 + whole(random, 50)), body, right: false };
    case 2:
      return {
        lines: length(pick(random, ["-1", "abc", "1e3", "9".repeat(30), "", "0x10", "5, 5"])),
        body,
        right: false,
      };
    case 3:
      return { lines: [...length(body.length), ...length(body.length + 1)], body, right: false };
    case 4:
      return { lines: [...length(body.length), ...chunked], body: chunk(size), right: false };
    case 5:
      return {
        lines: chunked,
        body: chunk(pick(random, ["zz", "-1", "ffffffffffffffff", "0", `${size}0`, ""])),
        right: false,
      };
    case 6:
      return { lines: ["Transfer-Encoding: gzip, chunked"], body: chunk(size), right: false };
    case 7:
    case 8:
      if (body.length > 0) return { lines: chunked, body: chunk(size), right: true };
  }
  return { lines: length(body.length), body, right: true };
}

const ODD_LINES: ((random: Random) => string)[] = [
  (random) => `X-Long: ${"x".repeat(whole(random, 20_000))}`,
  (random) => Array.from({ length: whole(random, 200) }, (_, index) => `X-${index}: ${index}`).join("\r\n"),
  () => "X-Nul: a\0b",
  () => "X-Latin: \u00e9\u00ff",
  () => "X Space: 1",
  () => "no colon at all",
  () => " folded: 1",
  () => "Host: other.example",
  () => "Upgrade: websocket\r\nConnection: Upgrade",
  () => "Expect: 100-continue",
  () => "Expect: the unexpected",
  () => "RSC: 1",
  () => "Next-Router-State-Tree: %7B",
  () => "Next-Router-Prefetch: 1\r\nRSC: 1",
  () => "Next-Url: \\\\evil",
  () => "Accept-Encoding: ,;q=,br;q=x",
  () => 'If-None-Match: "\\",,W/',
  () => "Range: bytes=9-1,-",
  () => `Cookie: ${"a=".repeat(500)}`,
  () => "Origin: null",
  () => "Origin: not a url",
  () => "Origin: https://evil.example",
  () => "X-Forwarded-Host: evil.example\r\nX-Forwarded-For: ::::",
  () => "X-Action-Forwarded: 1",
  () => "Content-Encoding: gzip",
  () => "Trailer: X",
];

function requestLine(random: Random, method: string, { paths, host }: Targets): { line: string; right: boolean } {
  const path = pick(random, paths);
  const broken = whole(random, 60);
  if (broken === 0) return { line: `${method} http://${host}${path} HTTP/1.1`, right: true };
  if (broken === 1) return { line: `${method} ${path} HTTP/1.0`, right: true };
  if (broken > 9)
    return { line: `${method} ${path}${chance(random, 0.1) ? "?a=%ff&b[]=&__proto__=1" : ""} HTTP/1.1`, right: true };
  const line = pick(random, [
    `${method} ${path}`,
    `${method} ${path} HTTP/2.0`,
    `${method}  ${path}  HTTP/1.1`,
    `${method} ${path} x HTTP/1.1`,
    "CONNECT evil.example:443 HTTP/1.1",
    "PRI * HTTP/2.0",
    `${method} * HTTP/1.1`,
    `${method} http://[::1/ HTTP/1.1`,
    "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03",
  ]);
  return { line, right: false };
}

function oneRequest(random: Random, targets: Targets, keepAlive: boolean): { bytes: Buffer; right: boolean } {
  const method = pick(random, METHODS);
  const type = pick(random, TYPES);
  const start = requestLine(random, method, targets);
  const hasBody = method !== "GET" || chance(random, 0.1);
  const framed = frame(random, hasBody ? bodyOf(random, type, targets.actions) : Buffer.alloc(0));
  const odd = chance(random, 0.3) ? [pick(random, ODD_LINES)(random)] : [];
  const action = chance(random, 0.3) ? [`Next-Action: ${pick(random, [...targets.actions, "bogus", ""])}`] : [];
  const lines = [
    start.line,
    ...(chance(random, 0.97) ? [`Host: ${targets.host}`] : []),
    ...(keepAlive ? [] : ["Connection: close"]),
    ...(hasBody ? [`Content-Type: ${type}`, ...framed.lines] : []),
    ...action,
    ...odd,
  ];
  const head = Buffer.from(`${lines.join(chance(random, 0.01) ? "\n" : "\r\n")}\r\n\r\n`, "latin1");
  return { bytes: Buffer.concat([head, framed.body]), right: start.right && framed.right && odd.length === 0 };
}

/** The next request of a seed, or several in one connection. */
export function nextDelivery(random: Random, targets: Targets): Delivery {
  const several = chance(random, 0.08) ? 2 + whole(random, 3) : 1;
  const requests = Array.from({ length: several }, (_, index) => oneRequest(random, targets, index < several - 1));
  const bytes = Buffer.concat(requests.map((request) => request.bytes));
  const isWhole = several === 1 && requests[0]!.right;
  const inPieces = chance(random, 0.05);
  const broken = whole(random, 10);
  if (broken < 3)
    return {
      bytes,
      sent: whole(random, bytes.length + 1),
      end: { resetAfter: whole(random, 4) },
      inPieces,
      whole: false,
    };
  if (broken < 5) return { bytes, sent: bytes.length, end: { resetAfter: whole(random, 20) }, inPieces, whole: false };
  if (broken < 6) return { bytes, sent: whole(random, bytes.length + 1), end: "close", inPieces, whole: false };
  return { bytes, sent: bytes.length, end: isWhole ? "wait" : "close", inPieces, whole: isWhole };
}
