const SECOND = 1_000;
// Twice as long after each response without a change, so that a page that is open all day asks 23 times an hour.
const FIRST_WAIT = 10 * SECOND;
const LONGEST_WAIT = 160 * SECOND;

/** What came of asking. The page itself is "gone" where its petition is hidden or was taken down. */
type Found = "same" | "changed" | "gone";

/**
 * Keeps what a page says of petitions as it is now: asks for the public numbers and, where one of those that it shows has changed,
 * takes the parts that follow from the page itself. It asks less and less often while nothing changes, and not at all while nobody
 * sees the page. What React has rendered for the request stays, because React would miss it when it hydrates the page.
 */
export function keepNumberLive() {
  if (shownNumbers().length === 0 || "__next_f" in window) return;
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const gone = new AbortController();
  const askLater = () => {
    clearTimeout(timer);
    if (!document.hidden && !gone.signal.aborted) timer = setTimeout(() => void ask(), wait);
  };
  const ask = async () => {
    // A failure is as good as no change: the page still has the number of the moment when it was loaded.
    const found = await refreshIfChanged().catch((): Found => "same");
    if (found === "gone") gone.abort();
    wait = found === "changed" ? FIRST_WAIT : Math.min(2 * wait, LONGEST_WAIT);
    askLater();
  };
  const onVisibility = () => {
    clearTimeout(timer);
    wait = FIRST_WAIT;
    // Who comes back reads the page now.
    if (!document.hidden) void ask();
  };
  document.addEventListener("visibilitychange", onVisibility, { signal: gone.signal });
  askLater();
}

const shownNumbers = () => [...document.querySelectorAll<HTMLElement>("[data-live]")];

async function refreshIfChanged(): Promise<Found> {
  if (!(await hasChanged())) return "same";
  const page = await fetch(location.href);
  if (!holds(page)) return "same";
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  if (page.ok) return refreshParts(fresh) ? "changed" : "same";
  showGone(fresh);
  return "gone";
}

async function hasChanged(): Promise<boolean> {
  const shown = shownNumbers().map(({ dataset }) => dataset);
  for (const slug of new Set(shown.map(({ live }) => live ?? ""))) {
    // A kept response may be older than the page, so each request reaches the server. Mostly nothing has changed, and the response is empty.
    const response = await fetch(`/api/petitions/${slug}`, { cache: "no-cache" });
    if (!holds(response)) continue;
    if (!response.ok) return true;
    const now = (await response.json()) as PublicNumbers;
    if (shown.some((each) => each.live === slug && !isStill(each, now))) return true;
  }
  return false;
}

// A petition that is hidden or was taken down is a change; a failure is none.
const holds = ({ ok, status }: Response) => ok || status === 404 || status === 410;

interface PublicNumbers {
  status: string;
  goal: number;
  goalByState: Record<string, number>;
  signatures: {
    confirmed: number;
    byState: Record<string, number>;
    paper: number;
    paperByState: Record<string, number>;
  };
}

/** Whether it shows what is true now, or the beginning of it, as components/petition/live-data.ts writes it. */
function isStill(
  { liveState: state, liveShows }: DOMStringMap,
  { status, goal, goalByState, signatures }: PublicNumbers,
): boolean {
  const { confirmed, byState, paper, paperByState } = signatures;
  const counts = state ? [byState[state] ?? 0, paperByState[state] ?? 0] : [confirmed, paper];
  return `${[status, state ? goalByState[state] : goal, ...counts].join(" ")} `.startsWith(`${liveShows} `);
}

/**
 * Whether anything is new. What holds a form or the focus stays, because somebody is in it. What is not on the page any more is
 * empty.
 */
function refreshParts(page: Document): boolean {
  let isNew = false;
  for (const part of document.querySelectorAll<HTMLElement>("[data-follows]")) {
    if (part.querySelector("form, :focus")) continue;
    const fresh = page.querySelector(`[data-follows="${part.dataset["follows"]}"]`)?.innerHTML ?? "";
    if (fresh === part.innerHTML) continue;
    part.innerHTML = fresh;
    isNew = true;
  }
  return isNew;
}

/** Shows the page that there is now or, where a reload would lose what was typed, its title and lead where a pause is told. */
function showGone(page: Document) {
  if (!isTyped()) return location.reload();
  const lines = [...page.querySelectorAll("main header > *")].map(({ textContent }) => {
    const line = document.createElement("p");
    line.textContent = textContent;
    return line;
  });
  document.querySelector("[data-follows=closed]")?.replaceChildren(...lines);
}

const TEXT_FIELDS = "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [readonly])";

/** Whether a form has something that a reload would lose. After a refusal what was typed is the default of its field. */
function isTyped(): boolean {
  const texts = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TEXT_FIELDS);
  const boxes = document.querySelectorAll<HTMLInputElement>("[type=checkbox], [type=radio]");
  return (
    [...texts].some(({ value }) => value !== "") ||
    [...boxes].some(({ checked, defaultChecked }) => checked !== defaultChecked)
  );
}
