// The rows of the role matrix that are about organizers themselves: signing in, the second factor, and colleagues.
import { type Access, action, ADMINS, EVERYONE, page, SIGNED_IN } from "./console-access.ts";

// Well-formed, and made by no device.
const PASSKEY = JSON.stringify({ id: "eA", rawId: "eA", type: "public-key", response: {} });

/** Who may sign in, and change themselves and others. `viewer` is the id of an organizer. */
export const teamAccess = (viewer: () => number): Record<string, Access[]> => ({
  "console/sign-in/page.tsx default": [{ allowed: EVERYONE, arguments: page() }],
  "console/sign-in/check-your-email/page.tsx default": [{ allowed: EVERYONE, arguments: page() }],
  "console/sign-in/verify/page.tsx default": [{ allowed: EVERYONE, arguments: page() }],
  "console/sign-in/actions.ts signInAction": [
    { allowed: EVERYONE, arguments: action({ email: "nobody@example.org" }) },
  ],
  "console/sign-in/second-factor/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/sign-in/second-factor/actions.ts giveSecondFactorAction": [
    { allowed: SIGNED_IN, answer: /This code is not right any more/, arguments: action({ code: "000000" }) },
  ],
  "console/sign-in/passkey/actions.ts beginAddAction": [{ allowed: SIGNED_IN, arguments: action({}) }],
  "console/sign-in/passkey/actions.ts addPasskeyAction": [
    {
      allowed: SIGNED_IN,
      answer: /This passkey does not fit/,
      arguments: action({ name: "My phone", response: PASSKEY }),
    },
  ],
  "console/sign-in/passkey/actions.ts beginGiveAction": [
    { allowed: SIGNED_IN, answer: /This passkey does not fit/, arguments: action({}) },
  ],
  "console/sign-in/passkey/actions.ts givePasskeyAction": [
    { allowed: SIGNED_IN, answer: /This passkey does not fit/, arguments: action({ response: PASSKEY }, "/console") },
  ],
  "console/sign-in/set-up/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/sign-in/set-up/actions.ts beginSetUpAction": [{ allowed: SIGNED_IN, arguments: action({}) }],
  "console/sign-in/set-up/actions.ts finishSetUpAction": [
    { allowed: SIGNED_IN, answer: /This code to scan is older than an hour/, arguments: action({ code: "000000" }) },
  ],
  "console/(signed-in)/confirm/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/confirm/actions.ts confirmByCodeAction": [
    {
      allowed: SIGNED_IN,
      answer: /This code is not right any more/,
      arguments: action({ code: "000000" }, "/console"),
    },
  ],
  "console/(signed-in)/confirm/actions.ts sendLinkToSelfAction": [
    { allowed: SIGNED_IN, arguments: action({}, "/console") },
  ],
  "console/(signed-in)/account/page.tsx default": [{ allowed: SIGNED_IN, arguments: page() }],
  "console/(signed-in)/account/actions.ts makeRecoveryCodesAction": [
    { allowed: SIGNED_IN, answer: /You have no second factor|^done$/, arguments: action({}) },
  ],
  "console/(signed-in)/account/actions.ts removeSecondFactorAction": [
    { allowed: SIGNED_IN, answer: /You have no second factor|^done$/, arguments: action({}) },
  ],
  "console/(signed-in)/account/actions.ts removePasskeyAction": [
    { allowed: SIGNED_IN, answer: /This passkey is your only second factor|^done$/, arguments: action({}, 4711) },
  ],
  "console/(signed-in)/account/actions.ts endSessionAction": [{ allowed: SIGNED_IN, arguments: action({}, 4711) }],
  "console/(signed-in)/account/actions.ts endOtherSessionsAction": [{ allowed: SIGNED_IN, arguments: action({}) }],
  "console/(signed-in)/organizers/page.tsx default": [{ allowed: ADMINS, arguments: page() }],
  "console/(signed-in)/organizers/[id]/page.tsx default": [
    { allowed: ADMINS, arguments: () => page({}, { id: String(viewer()) })() },
  ],
  "console/(signed-in)/organizers/actions.ts inviteAction": [
    { allowed: ADMINS, arguments: action({ email: "new@example.org", role: "viewer", states: "on" }) },
  ],
  "console/(signed-in)/organizers/actions.ts changeRightsAction": [
    { allowed: ADMINS, arguments: () => action({ role: "organizer", states: "on" }, viewer())() },
  ],
  "console/(signed-in)/organizers/actions.ts disableAction": [
    { allowed: ADMINS, arguments: () => action({}, viewer())() },
  ],
  "console/(signed-in)/organizers/actions.ts enableAction": [
    { allowed: ADMINS, arguments: () => action({}, viewer())() },
  ],
  "console/(signed-in)/organizers/actions.ts endSessionsAction": [
    { allowed: ADMINS, arguments: () => action({}, viewer())() },
  ],
  "console/(signed-in)/organizers/actions.ts resetSecondFactorAction": [
    { allowed: ADMINS, answer: /This organizer has no second factor/, arguments: () => action({}, viewer())() },
  ],
});

/** What works before the second factor was given: signing in, and the second factor itself. */
export const BEFORE_SECOND_FACTOR = [
  "console/sign-in/actions.ts signInAction",
  "console/sign-in/check-your-email/page.tsx default",
  "console/sign-in/page.tsx default",
  "console/sign-in/second-factor/actions.ts giveSecondFactorAction",
  "console/sign-in/second-factor/page.tsx default",
  "console/sign-in/passkey/actions.ts beginAddAction",
  "console/sign-in/passkey/actions.ts addPasskeyAction",
  "console/sign-in/passkey/actions.ts beginGiveAction",
  "console/sign-in/passkey/actions.ts givePasskeyAction",
  "console/sign-in/set-up/actions.ts beginSetUpAction",
  "console/sign-in/set-up/actions.ts finishSetUpAction",
  "console/sign-in/set-up/page.tsx default",
  "console/sign-in/verify/page.tsx default",
];

/** What takes a sign-in within the hour: files of signers, deliveries, removals in bulk, and the rights of organizers. */
export const NEEDS_RECENT_SIGN_IN = [
  "console/(signed-in)/account/actions.ts makeRecoveryCodesAction",
  "console/(signed-in)/account/actions.ts removePasskeyAction",
  "console/(signed-in)/account/actions.ts removeSecondFactorAction",
  "console/sign-in/passkey/actions.ts beginAddAction",
  "console/sign-in/passkey/actions.ts addPasskeyAction",
  "console/(signed-in)/audit/file/route.ts POST",
  "console/(signed-in)/deliveries/actions.ts startAction",
  "console/(signed-in)/deliveries/packets/[id]/actions.ts rebuildAction",
  "console/(signed-in)/deliveries/packets/[id]/actions.ts sendLinkAction",
  "console/(signed-in)/deliveries/packets/[id]/files/route.ts POST",
  "console/(signed-in)/exports/csv/route.ts POST",
  "console/(signed-in)/keys/actions.ts makeKeyAction",
  "console/(signed-in)/lists/actions.ts askListAction",
  "console/(signed-in)/lists/upload/route.ts POST",
  "console/(signed-in)/organizers/actions.ts changeRightsAction",
  "console/(signed-in)/organizers/actions.ts disableAction",
  "console/(signed-in)/organizers/actions.ts enableAction",
  "console/(signed-in)/organizers/actions.ts endSessionsAction",
  "console/(signed-in)/organizers/actions.ts inviteAction",
  "console/(signed-in)/organizers/actions.ts resetSecondFactorAction",
  "console/(signed-in)/paper/actions.ts removePaperAction",
  "console/(signed-in)/removals/actions.ts startRemovalAction",
  "console/(signed-in)/settings/retention/actions.ts liftHoldAction",
  "console/(signed-in)/settings/retention/actions.ts setRetentionAction",
  "console/(signed-in)/updates/actions.ts sendUpdateAction",
  "console/(signed-in)/webhooks/actions.ts addEndpointAction",
  "console/(signed-in)/webhooks/actions.ts changeEndpointAction",
  "console/(signed-in)/webhooks/actions.ts replaceSecretAction",
  "console/sign-in/set-up/actions.ts beginSetUpAction",
  "console/sign-in/set-up/actions.ts finishSetUpAction",
];
