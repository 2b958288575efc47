import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { BrokenLink } from "@/components/petition/broken-link";
import { mailtoUrl } from "@/lib/email";
import { setResponseStatus } from "@/lib/response";
import { env } from "@/lib/env";

interface Way {
  text: string;
  href?: string;
}
interface Broken {
  title: string;
  text: string;
  /** What can be done on this very page. */
  start?: ReactNode;
  ways: Way[];
}

/** What a link from an email shows that leads to nothing any more: a 404 with the ways on, and last a person to write to. */
export async function showBrokenEmailLink({ title, text, start, ways }: Broken) {
  setResponseStatus(404);
  const t = await getTranslations("petition.confirm");
  return (
    <BrokenLink
      title={title}
      text={text}
      start={start}
      waysTitle={t("badWays")}
      ways={[...ways, { text: t("mailTo"), href: mailtoUrl(env.CONTACT_EMAIL) }]}
    />
  );
}
