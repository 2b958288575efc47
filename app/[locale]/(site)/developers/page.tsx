import { getTranslations } from "next-intl/server";

import { contentPage } from "@/app/_web/pages/content-page";
import { Article } from "@/components/site/article";
import { CodeSample } from "@/components/site/code-sample";
import { sitePages } from "@/lib/content/pages";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/developers",
  about: (locale) => sitePages.developers[locale],
  body,
});
export { generateMetadata, Page as default };

const VERIFY = `import { Webhook } from "standardwebhooks";

// \`body\` is the text of the request as it came, before anything parses it.
const event = new Webhook(process.env.WEBHOOK_SECRET).verify(body, request.headers);
console.log(event.type, event.data);`;

async function body(locale: Locale) {
  const t = await getTranslations("shell.developers");
  return (
    <Article page={sitePages.developers[locale]} more={[{ id: "webhooks", label: t("examplesHeading") }]}>
      <section aria-labelledby="webhooks" className="mt-16 grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        <h2 id="webhooks" className="scroll-mt-4 text-xl">
          {t("examplesHeading")}
        </h2>
        <p>
          <a href="/api/openapi.json" className="inline-block py-2.5 text-link">
            {t("document")}
          </a>
        </p>
        <CodeSample caption={t("readCaption")} code={`curl ${env.SITE_URL}/api/petitions/safe-harbor`} />
        <CodeSample
          caption={t("countsCaption")}
          code={`curl -H "Authorization: Bearer $KEY" \\\n  "${env.SITE_URL}/api/organizers/counts?petition=safe-harbor&days=30"`}
        />
        <CodeSample caption={t("verifyCaption")} code={VERIFY} />
      </section>
    </Article>
  );
}
