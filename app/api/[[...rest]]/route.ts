/** Every address under /api that nothing else answers. */
export function GET(): Response {
  const problem = { type: "about:blank", title: "Not Found", status: 404, detail: "There is nothing at this address." };
  return Response.json(problem, {
    status: 404,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
