import type { Adapter, AdapterUser } from "next-auth/adapters";

import { invariant } from "../../invariant";
import { beginSession, endSession, join, useSignInToken } from "./commands";
import { findMember, findSession } from "./queries";

/**
 * The adapter between next-auth and our tables. The usual adapters store emails and session tokens as plain text. This one
 * seals an email and finds it by its hash, and finds a session by the hash of its token. `browser` is that of the request.
 */
export function organizerAdapter(clock: () => Date, browser: string | null): Adapter {
  return {
    async getUserByEmail(email) {
      const member = await findMember(email, clock());
      return member && userOf(member.id, email, member.joinedAt);
    },
    async updateUser({ id, email, emailVerified }) {
      await join(Number(id), clock());
      return userOf(Number(id), email ?? "", emailVerified ?? null);
    },
    async createUser() {
      throw new Error("organizers are invited, never made by signing in");
    },
    // The statement that writes the email also writes the token (writeSignInEmail).
    async createVerificationToken(token) {
      return token;
    },
    async useVerificationToken({ token }) {
      const used = await useSignInToken(token, clock());
      return used && { identifier: used.email, token, expires: used.expiresAt };
    },
    async createSession({ sessionToken, userId }) {
      const session = await beginSession(Number(userId), sessionToken, clock(), browser);
      invariant(session, "an organizer who was disabled while signing in gets no session");
      return { sessionToken, userId, expires: session.expiresAt };
    },
    async getSessionAndUser(sessionToken) {
      const session = await findSession(sessionToken, clock());
      if (!session) return null;
      return {
        session: { sessionToken, userId: String(session.id), expires: session.expiresAt },
        user: userOf(session.id, "", null),
      };
    },
    // Only renewSession renews sessions.
    async updateSession() {
      return null;
    },
    async deleteSession(sessionToken) {
      await endSession(sessionToken);
    },
    // next-auth's types require these. It calls them only for other ways of signing in.
    async getUser() {
      return null;
    },
    async getUserByAccount() {
      return null;
    },
    async linkAccount() {
      throw new Error("organizers sign in by mail alone");
    },
  };
}

function userOf(id: number, email: string, emailVerified: Date | null): AdapterUser {
  return { id: String(id), email, emailVerified };
}
