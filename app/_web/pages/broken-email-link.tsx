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
  /** A form that helps on this page itself. */
  start?: ReactNode;
  ways: Way[];
}

/** The page for an email link that leads nowhere any more: a 404 with other ways to go on and an email to write to. */
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
