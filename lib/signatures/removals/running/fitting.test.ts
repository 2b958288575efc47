import { expect, test } from "vitest";

import { sealName } from "../../sealing";
import { fittingOf } from "./fitting";

const emailHash = new Uint8Array(32);
const rule = {
  ...{ domain: null, network: null, phrase: "ice cream", states: null, source: null, flag: null },
  ...{ confirmedFrom: null, confirmedBefore: null, subdomains: false },
};
const candidate = (id: bigint, nameSealed: Uint8Array) => ({
  ...{ id, petitionId: 1, emailHash, emailSealed: null, commentSealed: null },
  nameSealed,
});

test("one name that cannot be opened fits no words, and the others are found", () => {
  const candidates = [
    candidate(1n, sealName("Ice Cream", 1, emailHash)),
    candidate(2n, Uint8Array.of(0)),
    candidate(3n, sealName("Grace", 1, emailHash)),
  ];
  expect(fittingOf(rule, candidates).map(({ id }) => id)).toEqual([1n]);
});
