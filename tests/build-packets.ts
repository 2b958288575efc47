// A builder of packets in a process of its own, which a test kills. It draws slowly, so that the test meets it in the middle.
import { setTimeout as wait } from "node:timers/promises";

import { startDrawing } from "../drawings/packet/drawing.ts";
import { buildPackets } from "../lib/deliveries/building/commands.ts";

const SLOWNESS_MILLISECONDS = 1_000;

await buildPackets(new Date(), (document) => {
  const drawing = startDrawing(document);
  return {
    ...drawing,
    add: async (rows) => {
      await wait(SLOWNESS_MILLISECONDS);
      return drawing.add(rows);
    },
  };
});
