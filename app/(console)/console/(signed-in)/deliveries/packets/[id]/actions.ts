"use server";

import type { Route } from "next";

import { showAfterAction } from "@/app/(console)/after-action";
import { asOrganizer } from "@/app/(console)/as-organizer";
import { formAction } from "@/app/_web/forms/action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { countOf, cutOffDay, lastDayBefore, recipientName, stateName } from "@/app/_web/pages/packet-facts";
import { rebuildPacket, type RebuildRefusal } from "@/lib/deliveries/commands";
import {
  type HandOverRefusal,
  recordHandedOver,
  revokeLink,
  type RevokeRefusal,
  sendLink,
  type SendLinkRefusal,
} from "@/lib/deliveries/handing-over/commands";
import {
  type AnswerRefusal,
  markReplyRead,
  type ReadReplyRefusal,
  recordAnswer,
} from "@/lib/deliveries/handing-over/replies/commands";
import { type TakeBackRefusal, takeBackReceipt } from "@/lib/deliveries/handing-over/receipts/taking-back/commands";
import { answerInput, carriedInput, linkInput, takeBackReceiptInput } from "@/lib/deliveries/handing-over/schema";
import { findPacket, findVerification } from "@/lib/deliveries/queries";
import { numberInput } from "@/lib/deliveries/schema";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";

const NOT_ALLOWED = "Your role or your states do not include this packet.";
const unknownPacket = { ...EMPTY_FORM, message: NOT_ALLOWED };

const sendRefusals: Record<SendLinkRefusal, Partial<FormState>> = {
  "not-allowed": { message: NOT_ALLOWED },
  "no-such-packet": { message: NOT_ALLOWED },
  "not-built": { message: "This packet is not built yet, or it is cancelled." },
  renewing: { message: "The files of this packet are being renewed at this moment. Please try again in a minute." },
  suppressed: {
    errors: { email: "Mail to this address bounced or was marked as spam, so we send none. Use another address" },
  },
  "too-many-links": { message: "Three links were sent for this packet today. Please try again tomorrow." },
};

const handOverRefusals: Record<HandOverRefusal, Partial<FormState>> = {
  "not-allowed": { message: NOT_ALLOWED },
  "no-such-packet": { message: NOT_ALLOWED },
  "not-built": { message: "This packet is not built yet, or it is cancelled." },
  "received-already": { message: "The receipt of this packet is written down already. Please load the page again." },
  "date-impossible": { errors: { date: "The day cannot lie before the packet was built or in the future" } },
  "not-downloaded": {
    errors: {
      date: "Nobody had downloaded files of this packet by that day, so nothing was handed over. Download them first",
    },
  },
};

const answerRefusals: Record<AnswerRefusal, Partial<FormState>> = {
  "not-allowed": { message: NOT_ALLOWED },
  "no-such-packet": { message: NOT_ALLOWED },
  "not-built": { message: "This packet is not built yet, or it is cancelled." },
  "date-impossible": { errors: { date: "The day cannot lie before the packet was built or in the future" } },
  "too-many-replies": { message: "Twenty answers are kept for this packet already." },
};
const answerErrors: Record<string, string> = {
  "reply-missing": "Write what the office answered",
  "way-missing": "Choose how the office answered",
};

const rebuildRefusals: Record<RebuildRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-packet": NOT_ALLOWED,
  expired: "The signatures of this petition have expired, so that its packets cannot be built any more.",
  "not-rebuildable": "The files of this packet are there, or they are being built. Please load the page again.",
};

const revokeRefusals: Record<RevokeRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-packet": NOT_ALLOWED,
  "no-such-link": "This link is not there. Please load the page again.",
};

const takeBackRefusals: Record<TakeBackRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-packet": NOT_ALLOWED,
  "no-receipt": "This packet has no receipt. Please load the page again.",
};

const readRefusals: Record<ReadReplyRefusal, string> = {
  "not-allowed": NOT_ALLOWED,
  "no-such-packet": NOT_ALLOWED,
  "no-such-reply": "This reply is not there. Please load the page again.",
};

const pathOf = (id: number) => `/console/deliveries/packets/${Number(id)}`;
const packetPath = (id: number, done: string) => `/console/deliveries/packets/${id}?done=${done}` as Route;
const { messageOf } = formCopy("en", "deliveries");
const errorOf = (code: string) =>
  code.startsWith("email-") ? "Enter one email address of the office" : messageOf(code);

/** Sends the link of a packet to an office. */
export async function sendLinkAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "organizer",
    data,
    async (organizer) => {
      const bound = numberInput.safeParse(id);
      const packet = bound.success ? await findPacket(organizer, bound.data) : null;
      if (!packet) return unknownPacket;
      return formAction(
        linkInput,
        async ({ email }) => {
          const { state, cutOff, petition } = packet.delivery;
          const verification = await findVerification(packet.verificationCode);
          const texts = {
            recipient: recipientName("en", packet.recipient, state),
            title: verification?.petition.title.en ?? petition,
            state: stateName("en", state),
            signatures: countOf("en", { online: packet.signatures, paper: packet.paper }),
            cutOff: cutOffDay("en", cutOff, state),
            expires: (at: Date) => lastDayBefore("en", at, state),
          };
          const sent = await sendLink(organizer, packet.id, { email, ...texts }, new Date());
          if (!sent.ok) return sendRefusals[sent.refusal];
          showAfterAction(packetPath(packet.id, "sent"));
        },
        { messageOf: errorOf },
      )(data);
    },
    { recent: pathOf(id) },
  );
}

export async function revokeLinkAction(
  id: number,
  linkId: number,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const [packet, link] = [numberInput.safeParse(id), numberInput.safeParse(linkId)];
    if (!packet.success || !link.success) return unknownPacket;
    const revoked = await revokeLink(organizer, { packetId: packet.data, linkId: link.data }, new Date());
    if (!revoked.ok) return { ...EMPTY_FORM, message: revokeRefusals[revoked.refusal] };
    showAfterAction(packetPath(packet.data, "revoked"));
  });
}

/** Lets the worker build the files again that it could not build, or that were deleted. */
export async function rebuildAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer(
    "organizer",
    data,
    async (organizer) => {
      const bound = numberInput.safeParse(id);
      if (!bound.success) return unknownPacket;
      const rebuilding = await rebuildPacket(organizer, bound.data, new Date());
      if (!rebuilding.ok) return { ...EMPTY_FORM, message: rebuildRefusals[rebuilding.refusal] };
      showAfterAction(packetPath(bound.data, "rebuilding"));
    },
    { recent: pathOf(id) },
  );
}

/** Writes down that the packet was handed over by hand. */
export async function handOverAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = numberInput.safeParse(id);
    if (!bound.success) return unknownPacket;
    return formAction(
      carriedInput,
      async (input) => {
        const handed = await recordHandedOver(organizer, bound.data, input, new Date());
        if (!handed.ok) return handOverRefusals[handed.refusal];
        showAfterAction(packetPath(bound.data, "received"));
      },
      { messageOf },
    )(data);
  });
}

/** Writes down what the office answered by another way than its page. */
export async function answerAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = numberInput.safeParse(id);
    if (!bound.success) return unknownPacket;
    return formAction(
      answerInput,
      async (input) => {
        const recorded = await recordAnswer(organizer, bound.data, input, new Date());
        if (!recorded.ok) return answerRefusals[recorded.refusal];
        showAfterAction(packetPath(bound.data, "answered"));
      },
      { messageOf: (code) => answerErrors[code] ?? messageOf(code) },
    )(data);
  });
}

/** Marks a reply of the office as read. */
export async function readReplyAction(
  id: number,
  replyId: number,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const [packet, reply] = [numberInput.safeParse(id), numberInput.safeParse(replyId)];
    if (!packet.success || !reply.success) return unknownPacket;
    const read = await markReplyRead(organizer, { packetId: packet.data, replyId: reply.data }, new Date());
    if (!read.ok) return { ...EMPTY_FORM, message: readRefusals[read.refusal] };
    showAfterAction(packetPath(packet.data, "read"));
  });
}

/** Takes a receipt back that was given by mistake. */
export async function takeBackReceiptAction(id: number, _state: FormState, data: FormData): Promise<FormState> {
  return asOrganizer("organizer", data, async (organizer) => {
    const bound = numberInput.safeParse(id);
    if (!bound.success) return unknownPacket;
    return formAction(
      takeBackReceiptInput,
      async (input) => {
        const takenBack = await takeBackReceipt(organizer, bound.data, input, new Date());
        if (!takenBack.ok) return { message: takeBackRefusals[takenBack.refusal] };
        showAfterAction(packetPath(bound.data, "taken-back"));
      },
      { messageOf: (code) => (code === "reason-missing" ? "Say why, in a few words" : messageOf(code)) },
    )(data);
  });
}
