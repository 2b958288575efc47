import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

import { describe, expect, it } from "vitest";

import { startNameServer } from "@/tests/name-server";

import { allowedNetworks } from "./networks";
import { post } from "./transport";

describe("nothing is sent into a private network", () => {
  const message = { headers: {}, body: "{}" };

  it("where a public name leads there", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    let connections = 0;
    server.on("connection", () => (connections += 1));
    const { port } = server.address() as AddressInfo;
    const names = await startNameServer({
      "inside.example": { a: ["127.0.0.1"] },
      // One public IP does not excuse another one.
      "both.example": { a: ["93.184.216.34", "10.0.0.1"] },
      "silent.example": null,
    });
    const limits = { allowed: [], nameServers: [names.address], milliseconds: 1_500 };
    const outcomeOf = (host: string) => post({ url: `https://${host}:${port}/`, ...message }, limits);
    expect(await outcomeOf("inside.example")).toEqual({ httpStatus: null, error: "ip-refused" });
    expect(await outcomeOf("both.example")).toEqual({ httpStatus: null, error: "ip-refused" });
    expect(await outcomeOf("127.0.0.1")).toEqual({ httpStatus: null, error: "ip-refused" });
    expect(await outcomeOf("[::1]")).toEqual({ httpStatus: null, error: "ip-refused" });
    expect(await outcomeOf("nowhere.example")).toEqual({ httpStatus: null, error: "no-such-host" });
    expect(await outcomeOf("silent.example")).toEqual({ httpStatus: null, error: "timed-out" });
    expect(connections).toBe(0);
    await names.stop();
    server.close();
  });

  it("and a connection goes to the IP that was checked, by TLS for the name", async () => {
    const hellos: Buffer[] = [];
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", (bytes: Buffer) => {
        hellos.push(bytes);
        socket.destroy();
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const names = await startNameServer({ "hooks.example": { a: ["127.0.0.1"] } });
    const outcome = await post(
      { url: `https://hooks.example:${port}/`, ...message },
      { allowed: allowedNetworks(), nameServers: [names.address] },
    );
    expect(outcome).toEqual({ httpStatus: null, error: "connection-failed" });
    expect(hellos[0]!.includes("hooks.example")).toBe(true);
    await names.stop();
    server.close();
  });
});
