import path from "node:path";

import { StartError } from "../start-error.ts";
import { startPostbox, type PostboxOptions } from "./server.ts";

const {
  POSTBOX_PORT = "3001",
  POSTBOX_RATE = "5",
  DATA_DIR = ".data",
  SITE_URL = "http://localhost:3000",
  RESEND_WEBHOOK_SECRET,
} = process.env;

const port = wholeNumber("POSTBOX_PORT", POSTBOX_PORT, 65_535);
const requestsPerSecond = wholeNumber("POSTBOX_RATE", POSTBOX_RATE, 1_000_000);

const postbox = await start({
  port,
  requestsPerSecond,
  siteUrl: SITE_URL,
  webhookSecret: RESEND_WEBHOOK_SECRET || undefined,
  folder: path.join(DATA_DIR, "postbox"),
});

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void postbox.stop().then(() => process.exit(0));
  });
}

async function start(options: PostboxOptions) {
  try {
    return await startPostbox(options);
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= max) return number;
  console.error(`${name} should be a whole number from 1 to ${max}.`);
  process.exit(1);
}
