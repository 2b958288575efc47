// A fake of the Census Bureau's geocoder, which tests must not call. It responds in the format that the Bureau documents.
// Start it before any module reads the settings: at the top of the file, with `await`.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Place {
  state: string;
  upper?: string;
  lower?: string;
}

/** The next response: matching places (or a promise of them), an HTTP status, something that is not JSON, or none at all. */
type Reply = Place[] | Promise<Place[]> | number | "garbage" | "silence";

export interface TestGeocoder {
  /** The streets of all requests, in order. */
  streets: string[];
  respondWith: (next: Reply) => void;
  remove: () => Promise<void>;
}

export async function startTestGeocoder(): Promise<TestGeocoder> {
  const streets: string[] = [];
  let next: Reply = [];
  const server = createServer((request, response) => {
    streets.push(new URL(request.url!, "http://localhost").searchParams.get("address") ?? "");
    void send(response, next);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env["GEOCODER_URL"] =
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocoder/geographies/onelineaddress`;
  return {
    streets,
    respondWith: (reply) => {
      next = reply;
    },
    remove: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  if (reply === "silence") return;
  if (reply === "garbage") return void response.end("<html>down for maintenance</html>");
  if (typeof reply === "number") return void response.writeHead(reply).end();
  response.end(JSON.stringify({ result: { addressMatches: (await reply).map(matchOf) } }));
}

function matchOf({ state, upper, lower }: Place) {
  return {
    addressComponents: { state },
    geographies: {
      States: [{ GEOID: "48", STUSAB: state }],
      ...(upper && { "2024 State Legislative Districts - Upper": [{ GEOID: upper, SLDU: upper.slice(2) }] }),
      ...(lower && { "2024 State Legislative Districts - Lower": [{ GEOID: lower, SLDL: lower.slice(2) }] }),
    },
  };
}
