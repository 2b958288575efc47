// A stand-in for the Census Bureau's geocoder, which is not ours and not to be asked by tests. It answers in the shape
// the Bureau documents, for addresses of people we made up. Start it before anything reads the settings: at the top of the
// file, with `await`.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Place {
  state: string;
  upper?: string;
  lower?: string;
}

/** What it answers next: places that match (when they are known), a status, something that is no JSON, or nothing at all. */
type Answer = Place[] | Promise<Place[]> | number | "garbage" | "silence";

export interface TestGeocoder {
  /** The addresses that were asked, in order. */
  asked: string[];
  answer: (next: Answer) => void;
  remove: () => Promise<void>;
}

export async function startTestGeocoder(): Promise<TestGeocoder> {
  const asked: string[] = [];
  let next: Answer = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url!, "http://localhost").searchParams.get("address") ?? "");
    void reply(response, next);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env["GEOCODER_URL"] =
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocoder/geographies/onelineaddress`;
  return {
    asked,
    answer: (given) => {
      next = given;
    },
    remove: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function reply(response: ServerResponse, answer: Answer): Promise<void> {
  if (answer === "silence") return;
  if (answer === "garbage") return void response.end("<html>down for maintenance</html>");
  if (typeof answer === "number") return void response.writeHead(answer).end();
  response.end(JSON.stringify({ result: { addressMatches: (await answer).map(matchOf) } }));
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
