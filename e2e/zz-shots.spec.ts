import { test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { signInAsAdmin } from "./support/sign-in.ts";
import { onDatabase } from "./support/database.ts";

test("shots", async ({ page }) => {
  test.setTimeout(170_000);
  await onDatabase(`INSERT INTO partner (name, origins, created_by, created_at) SELECT 'Church of the Harbor', '{https://church.example.org}', min(id), now() FROM organizer ON CONFLICT DO NOTHING`);
  await onDatabase(`INSERT INTO source_code (code, partner_id, label, petition_id, created_by, created_at) SELECT 'church-newsletter', (SELECT id FROM partner WHERE name = 'Church of the Harbor'), 'Newsletter of March', (SELECT id FROM petition WHERE slug='safe-harbor'), min(id), now() FROM organizer ON CONFLICT DO NOTHING`);
  const shot = async (path: string, name: string) => {
    for (const scheme of ["light", "dark"] as const) for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await page.screenshot({ path: `/tmp/reach-shots/${name}-${scheme}-${width}.png`, fullPage: true });
    }
  };
  await shot("/embed/safe-harbor?from=church-newsletter", "embed-en");
  await shot("/es/embed/safe-harbor?from=church-newsletter", "embed-es");
  await shot("/es/embed/safe-harbor/check-your-email", "embed-sent-es");
  await shot("/embed/safe-harbor/badge.svg", "badge");
  await signInAsAdmin(page);
  await shot("/console/partners", "partners");
  await shot("/console/partners/1", "partner");
  await shot("/console/partners/codes/church-newsletter", "code");
  for (const f of ["cards-en.pdf", "cards-es.pdf", "qr-en.png"]) writeFileSync(`/tmp/reach-shots/${f}`, await (await page.request.get(`/console/partners/codes/church-newsletter/${f}`)).body());
});
