const SECOND = 1_000;
// Twice as long after each response without a change, so that a page that is open all day asks 23 times an hour.
const FIRST_WAIT = 10 * SECOND;
const LONGEST_WAIT = 160 * SECOND;

/**
 * Keeps the number of a page as it is now: asks for the public numbers, and takes the number's part from the page itself where it
 * has changed. It asks less and less often while nothing changes, and not at all while nobody sees the page.
 */
export function keepNumberLive() {
  if (!shownNumber()) return;
  let wait = FIRST_WAIT;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askLater = () => {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(() => void ask(), wait);
  };
  const ask = async () => {
    // A failure is as good as no change: the page still has the number of the moment when it was loaded.
    const changed = await refreshIfChanged().catch(() => false);
    wait = changed ? FIRST_WAIT : Math.min(2 * wait, LONGEST_WAIT);
    askLater();
  };
  document.addEventListener("visibilitychange", () => {
    wait = FIRST_WAIT;
    askLater();
  });
  askLater();
}

const shownNumber = (page: Document = document) => page.querySelector<HTMLElement>("[data-live]");

async function refreshIfChanged(): Promise<boolean> {
  const shown = shownNumber();
  if (!shown) return false;
  const { live = "", liveState, liveCount } = shown.dataset;
  // A kept response may be older than the page, so each request reaches the server. Mostly nothing has changed, and the response is empty.
  const response = await fetch(`/api/petitions/${live}`, { cache: "no-cache" });
  if (!response.ok) return false;
  const { signatures } = (await response.json()) as {
    signatures: { confirmed: number; byState: Record<string, number> };
  };
  const count = liveState ? (signatures.byState[liveState] ?? 0) : signatures.confirmed;
  if (String(count) === liveCount) return false;
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const fresh = shownNumber(page);
  if (fresh) shown.replaceWith(fresh);
  return fresh !== null;
}
