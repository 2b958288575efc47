import { expect, test } from "vitest";

import { messagesOf } from "@/i18n/messages";
import { sourceField } from "@/lib/signatures/schema";
import { shareLinks } from "./share-links";

const url = "https://example.org/es/petitions/safe-harbor";
const title = "Niños & niñas: “100%” + más";

for (const locale of ["en", "es"] as const)
  test(`each way of sharing has its own source code, and says what is shared, whole (${locale})`, () => {
    const links = shareLinks({ url, title, texts: messagesOf(locale).petition.share });
    for (const { way, href } of links) {
      const source = `share-${way}`;
      expect(sourceField.parse(source)).toBe(source);
      expect(href).not.toContain("+");
      const fields = [...new URL(href).searchParams.values()].join(" ");
      expect(fields).toContain(`${url}?from=${source}`);
      if (way !== "facebook") expect(fields).toContain(title);
    }
    expect(new Set(links.map(({ way }) => way)).size).toBe(4);
  });
