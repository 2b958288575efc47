// The rows of the role matrix that are about deliveries.
import { addScan } from "@/lib/deliveries/handing-over/scans/commands";

import { type Access, action, type Caller, form, ORGANIZERS, page, SIGNED_IN, UNLIMITED } from "./console-access.ts";
import { smallPng } from "./images.ts";
import { createReadyPacket } from "./packets.ts";

const aDelivery = { petition: "harbor", scope: "state", title: "To {recipient}", text: "{ask}" };
const aReceipt = () => ({ name: "Ann Aide", date: new Date().toISOString().slice(0, 10) });
const anAnswer = () => ({ way: "phone", date: new Date().toISOString().slice(0, 10), reply: "They thank us." });
const ofPacket = (id: number, body?: FormData) => [
  new Request("http://localhost:3000/console/deliveries", body ? { method: "POST", body } : {}),
  { params: Promise.resolve({ id: String(id) }) },
];
function photograph(): FormData {
  const data = new FormData();
  data.set("file", new Blob([new Uint8Array(smallPng)]), "receipt.png");
  return data;
}

interface OfState {
  delivery: number;
  packet: number;
  scan: number;
}

export const NO_PACKETS: Record<"TX" | "VT", OfState> = {
  TX: { delivery: 0, packet: 0, scan: 0 },
  VT: { delivery: 0, packet: 0, scan: 0 },
};

// A viewer sees the numbers of every state.
const UNLIMITED_READERS: Caller[] = ["viewer", ...UNLIMITED];

/** Who may make, see and hand over deliveries. `of` gives those of the test that runs. */
export const deliveryAccess = (of: () => typeof NO_PACKETS): Record<string, Access[]> => ({
  "console/(signed-in)/deliveries/page.tsx default": [
    { allowed: SIGNED_IN, arguments: page() },
    { allowed: SIGNED_IN, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/deliveries/new/page.tsx default": [
    { allowed: ORGANIZERS, arguments: page() },
    { allowed: UNLIMITED, arguments: page({ petition: "harbor", state: "VT" }) },
  ],
  "console/(signed-in)/deliveries/[id]/page.tsx default": [
    { allowed: SIGNED_IN, arguments: () => page({}, { id: String(of().TX.delivery) })() },
    { allowed: UNLIMITED_READERS, arguments: () => page({}, { id: String(of().VT.delivery) })() },
  ],
  "console/(signed-in)/deliveries/packets/[id]/page.tsx default": [
    { allowed: ORGANIZERS, arguments: () => page({}, { id: String(of().TX.packet) })() },
    { allowed: UNLIMITED, arguments: () => page({}, { id: String(of().VT.packet) })() },
  ],
  "console/(signed-in)/deliveries/actions.ts createAction": [
    { allowed: ORGANIZERS, arguments: action({ ...aDelivery, state: "TX" }) },
    { allowed: UNLIMITED, arguments: action({ ...aDelivery, state: "VT" }) },
  ],
  // Both deliveries are ready, so the actions say so to callers who may build and cancel them.
  "console/(signed-in)/deliveries/actions.ts startAction": [
    { allowed: ORGANIZERS, answer: /is being built already/, arguments: () => action({}, of().TX.delivery)() },
    { allowed: UNLIMITED, answer: /is being built already/, arguments: () => action({}, of().VT.delivery)() },
  ],
  "console/(signed-in)/deliveries/actions.ts cancelAction": [
    { allowed: ORGANIZERS, answer: /This delivery is finished/, arguments: () => action({}, of().TX.delivery)() },
    { allowed: UNLIMITED, answer: /This delivery is finished/, arguments: () => action({}, of().VT.delivery)() },
  ],
  "console/(signed-in)/deliveries/packets/[id]/actions.ts sendLinkAction": [
    { allowed: ORGANIZERS, arguments: () => action({ email: "office@example.org" }, of().TX.packet)() },
    { allowed: UNLIMITED, arguments: () => action({ email: "office@example.org" }, of().VT.packet)() },
  ],
  "console/(signed-in)/deliveries/packets/[id]/actions.ts revokeLinkAction": [
    { allowed: ORGANIZERS, answer: /This link is not there/, arguments: () => action({}, of().TX.packet, 1)() },
    { allowed: UNLIMITED, answer: /This link is not there/, arguments: () => action({}, of().VT.packet, 1)() },
  ],
  // The packets are ready, so the action says so to callers who may build them again.
  "console/(signed-in)/deliveries/packets/[id]/actions.ts rebuildAction": [
    {
      allowed: ORGANIZERS,
      answer: /The files of this packet are there/,
      arguments: () => action({}, of().TX.packet)(),
    },
    { allowed: UNLIMITED, answer: /The files of this packet are there/, arguments: () => action({}, of().VT.packet)() },
  ],
  "console/(signed-in)/deliveries/packets/[id]/actions.ts handOverAction": [
    {
      allowed: ORGANIZERS,
      answer: /Nobody had downloaded files/,
      arguments: () => action(aReceipt(), of().TX.packet)(),
    },
    {
      allowed: UNLIMITED,
      answer: /Nobody had downloaded files/,
      arguments: () => action(aReceipt(), of().VT.packet)(),
    },
  ],
  "console/(signed-in)/deliveries/packets/[id]/actions.ts answerAction": [
    { allowed: ORGANIZERS, arguments: () => action(anAnswer(), of().TX.packet)() },
    { allowed: UNLIMITED, arguments: () => action(anAnswer(), of().VT.packet)() },
  ],
  "console/(signed-in)/deliveries/packets/[id]/actions.ts takeBackReceiptAction": [
    {
      allowed: ORGANIZERS,
      answer: /This packet has no receipt/,
      arguments: () => action({ reason: "a wrong click" }, of().TX.packet)(),
    },
    {
      allowed: UNLIMITED,
      answer: /This packet has no receipt/,
      arguments: () => action({ reason: "a wrong click" }, of().VT.packet)(),
    },
  ],
  "console/(signed-in)/deliveries/packets/[id]/actions.ts readReplyAction": [
    { allowed: ORGANIZERS, answer: /This reply is not there/, arguments: () => action({}, of().TX.packet, 1)() },
    { allowed: UNLIMITED, answer: /This reply is not there/, arguments: () => action({}, of().VT.packet, 1)() },
  ],
  "console/(signed-in)/deliveries/packets/[id]/files/route.ts POST": [
    { allowed: ORGANIZERS, arguments: () => ofPacket(of().TX.packet, form({ format: "csv" })) },
    { allowed: UNLIMITED, arguments: () => ofPacket(of().VT.packet, form({ format: "csv" })) },
  ],
  "console/(signed-in)/deliveries/packets/[id]/scan/route.ts POST": [
    { allowed: ORGANIZERS, arguments: () => ofPacket(of().TX.packet, photograph()) },
    { allowed: UNLIMITED, arguments: () => ofPacket(of().VT.packet, photograph()) },
  ],
  "console/(signed-in)/deliveries/packets/[id]/receipt-sheet.pdf/route.ts GET": [
    { allowed: ORGANIZERS, arguments: () => ofPacket(of().TX.packet) },
    { allowed: UNLIMITED, arguments: () => ofPacket(of().VT.packet) },
  ],
  "console/(signed-in)/deliveries/[id]/preview/route.ts POST": [
    { allowed: ORGANIZERS, arguments: () => ofPacket(of().TX.delivery, form()) },
    { allowed: UNLIMITED, arguments: () => ofPacket(of().VT.delivery, form()) },
  ],
  "console/(signed-in)/deliveries/scans/[id]/route.ts GET": [
    { allowed: ORGANIZERS, arguments: () => ofPacket(of().TX.scan) },
    { allowed: UNLIMITED, arguments: () => ofPacket(of().VT.scan) },
  ],
});

/** A finished delivery of Texas and one of Vermont, each with a packet and a photograph. */
export async function createPacketsOfStates(petitionId: number, createdBy: number): Promise<typeof NO_PACKETS> {
  const by = { id: createdBy, role: "admin", states: null } as const;
  const create = async (state: string, code: string): Promise<OfState> => {
    const builtAt = new Date();
    const { deliveryId, id } = await createReadyPacket({ petitionId, createdBy, builtAt, state, code });
    const added = await addScan(by, id, smallPng, builtAt);
    if (!added.ok) throw new Error(added.refusal);
    return { delivery: deliveryId, packet: id, scan: added.value.id };
  };
  return { TX: await create("TX", "9F31AB0277C4D015"), VT: await create("VT", "9F31AB0277C4D016") };
}
