import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The one street that the stand-in knows, in ZIP Code 05753. */
export const KNOWN_STREET = "77 Cartographer Street";

/** The one street for which the stand-in is out of order. */
export const FAILING_STREET = "1 Markerstreet";

/**
 * A stand-in for the Census Bureau's geocoder, which tests must not call. It knows one street, in the format of the service, and
 * finds nothing for others. Were it out of order for those too, a few signers of other journeys would open the circuit breaker.
 */
export async function startGeocoder(): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const address = new URL(request.url!, "http://localhost").searchParams.get("address") ?? "";
    if (address.startsWith(FAILING_STREET)) return void response.writeHead(503).end();
    const body = address === `${KNOWN_STREET}, VT 05753` ? found : FOUND_NOTHING;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/geocoder/geographies/onelineaddress`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const FOUND_NOTHING = { result: { addressMatches: [] } };

const found = {
  result: {
    input: { address: { address: `${KNOWN_STREET}, VT 05753` } },
    addressMatches: [
      {
        coordinates: { x: -73.167, y: 44.015 },
        addressComponents: {
          zip: "05753",
          streetName: "CARTOGRAPHER",
          city: "MIDDLEBURY",
          state: "VT",
          suffixType: "ST",
        },
        matchedAddress: "77 CARTOGRAPHER ST, MIDDLEBURY, VT, 05753",
        geographies: {
          States: [{ GEOID: "50", STATE: "50", STUSAB: "VT", BASENAME: "Vermont", NAME: "Vermont" }],
          "2024 State Legislative Districts - Upper": [
            { GEOID: "50ADD", STATE: "50", SLDU: "ADD", LSY: "2024", BASENAME: "Addison", MTFCC: "G5210" },
          ],
          "2024 State Legislative Districts - Lower": [
            { GEOID: "50A-1", STATE: "50", SLDL: "A-1", LSY: "2024", BASENAME: "Addison-1", MTFCC: "G5220" },
          ],
        },
      },
    ],
  },
};
