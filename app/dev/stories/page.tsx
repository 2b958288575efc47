import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Container } from "@/components/ui/container";
import { env } from "@/lib/env";
import { actStories } from "./act-stories";
import { formStories } from "./form-stories";
import { siteStories } from "./site-stories";
import { uiStories } from "./ui-stories";

const stories = [...uiStories, ...formStories, ...siteStories, ...actStories];

/** Every component in every state or, with `?story=button/light`, one of them. For developers and tests only. */
export default async function StoriesPage({ searchParams }: PageProps<"/dev/stories">) {
  await connection();
  if (env.NODE_ENV !== "development" && env.STORIES !== "on") notFound();
  const { story: wanted } = await searchParams;
  const shown = wanted === undefined ? stories : stories.filter(({ name }) => name === wanted);
  if (shown.length === 0) notFound();
  return shown.map(({ name, element }) => (
    <section key={name} data-story={name} className="border-b border-hairline py-8">
      <Container>
        <h2 className="mb-4 font-sans text-sm">
          <a href={`?story=${name}`} className="text-link">
            {name}
          </a>
        </h2>
      </Container>
      {name.startsWith("hero/") ? element : <Container>{element}</Container>}
    </section>
  ));
}
