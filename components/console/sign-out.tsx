/** The button that signs out, for pages without the bar of the console. */
export function SignOut() {
  return (
    <form action="/api/auth/signout" method="post">
      <button type="submit" className="inline-flex min-h-11 cursor-pointer items-center text-link">
        Sign out
      </button>
    </form>
  );
}
