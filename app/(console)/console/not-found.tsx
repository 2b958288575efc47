/** Shown for what is not there and for what is not this person's: the two look alike on purpose. */
export default function ConsoleNotFound() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto grid max-w-[40rem] gap-4 px-4 py-12">
      <h1 className="text-2xl">There is no such page for you</h1>
      <p>Either it does not exist, or your role does not include it. An admin can change your role.</p>
      <p><a href="/console" className="text-link">Back to the numbers</a></p>
    </main>
  );
}
