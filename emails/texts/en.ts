// Texts with a name in them are functions, so that each language can put the name where it belongs.
export const en = {
  frame: {
    hello: "Hello,",
    helloTo: (name: string) => `Hello ${name},`,
    help: "If you or someone you know needs help, the National Human Trafficking Hotline answers day and night, in confidence: call 1-888-373-7888 or text 233733. In danger now, call 911.",
    sentBy: (organization: string) => `Sent by ${organization}`,
    contact: (email: string) => `Questions? Write to ${email}.`,
    copyUrl: "If the button does not work, copy this link into your browser:",
    privateLink: "This link is yours alone. Please do not forward it.",
  },
  confirmSignature: {
    subject: "Please confirm your signature",
    preview: "One step is left before your signature counts.",
    heading: "One step is left",
    intro: (title: string) => `Thank you for signing “${title}.” Your signature counts as soon as you confirm it.`,
    button: "Confirm my signature",
    opens: "The page that opens has one more button. Nothing happens before you press it.",
    code: (url: string) => `Or go to ${url} and type this short code:`,
    why: "You get this email because someone entered your email address on our petition page. If it was not you, you need do nothing: a signature that nobody confirms is never counted, and is erased.",
  },
  confirmReminder: {
    subject: "Your signature is not confirmed yet",
    preview: "It counts as soon as you confirm it.",
    heading: "One step is still left",
    intro: (title: string) =>
      `A few days ago someone, we think you, signed “${title}.” The signature is not confirmed yet, so it does not count. If you want it to count, please confirm it. If not, you need do nothing. We do not remind you again.`,
    why: "You get this one reminder because someone entered your email address on our petition page. If it was not you, you need do nothing: a signature that nobody confirms is never counted, and is erased.",
  },
  confirmImported: {
    subject: "Do you want your signature to count here?",
    preview: "It counts only if you confirm it.",
    heading: "Do you want to sign?",
    intro: (title: string, origin: string) =>
      `The organizers of “${title}” have your name, ZIP Code and email address from ${origin}. They ask whether you want to sign this petition as well. Nothing is counted unless you confirm it.`,
    no: "If you do not want to, you need do nothing: you are not asked again, and what we have of you is erased within 30 days.",
    age: "Please confirm only if you are 13 or older.",
    button: "See what I would sign",
    why: (origin: string) =>
      `You get this one email because your address is on a list that the organizers have from ${origin}. They said that the people on it agreed to be written to about this. If that is not so, please reply to this email.`,
  },
  alreadySigned: {
    why: "You get this email because someone entered your email address on our petition page. If it was not you, you need do nothing.",
    manage: "On your own page you can see, correct, download, withdraw or erase your signature.",
    button: "Open my signature",
    confirmed: {
      subject: "You have already signed",
      preview: "Your signature counts. Nothing has changed.",
      heading: "You have already signed",
      intro: (title: string) =>
        `Someone, we think you, just tried to sign “${title}” once more. Your signature is confirmed and counts once. Nothing has changed.`,
    },
    held: {
      subject: "You have already signed",
      preview: "Your signature is confirmed. Nothing has changed.",
      heading: "You have already signed",
      intro: (title: string) =>
        `Someone, we think you, just tried to sign “${title}” once more. Your signature is confirmed, and counts after one of the organizers has looked at it. Nothing has changed.`,
    },
    withdrawn: {
      subject: "You withdrew your signature",
      preview: "It does not count now. You can bring it back.",
      heading: "You withdrew your signature",
      intro: (title: string) =>
        `Someone, we think you, just tried to sign “${title}” again. You withdrew your signature earlier, so it does not count. If you want it to count again, you can restore it on your own page.`,
    },
    removed: {
      subject: "Your signature is set aside",
      preview: "It does not count now. Write to us if that is a mistake.",
      heading: "Your signature is set aside",
      intro: (title: string) =>
        `Someone, we think you, just tried to sign “${title}” again. The organizers have set your signature aside, so it does not count. If you think that is a mistake, reply to this email.`,
    },
  },
  signatureConfirmed: {
    confirmed: {
      subject: "Thank you: your signature counts",
      preview: "One thing helps even more: ask somebody you know to sign.",
      heading: "Your signature counts",
      thanks: (title: string) =>
        `Thank you. Your signature on “${title}” is confirmed and counted. Most people sign because somebody they know asked them. Whom can you ask?`,
    },
    held: {
      subject: "Thank you: your signature is confirmed",
      preview: "It counts after one of the organizers has looked at it.",
      heading: "Your signature is confirmed",
      thanks: (title: string) =>
        `Thank you. Your signature on “${title}” is confirmed. It counts after one of the organizers has looked at it. We look at some signatures so that nobody can sign in the name of others. You need do nothing more. Most people sign because somebody they know asked them. Whom can you ask?`,
    },
    button: "Ask others to sign",
    share: "Or send them this link:",
    own: "Your own page, where you can see, correct, download, withdraw or erase your signature:",
    ownPrivate: "That link is yours alone. To share the petition, send the link above and do not forward this email.",
    why: "You get this email once, because you confirmed a signature with this email address.",
  },
  confirmSubscription: {
    subject: "Please confirm that you want our news",
    preview: "One step is left before we write to you.",
    heading: "One step is left",
    intro: (site: string) => `Thank you for asking for news from ${site}. You get it as soon as you confirm.`,
    button: "Confirm my subscription",
    opens: "The page that opens has one more button. Nothing happens before you press it.",
    keep: "Keep this email: its link also leads to your own page, where you can change what you chose, leave, or erase your email address whenever you like.",
    promise: "We never sell your address and never give it away.",
    why: "You get this email because someone entered your email address on our news page. If it was not you, you need do nothing: you get no news, and your email address is erased.",
  },
  alreadySubscribed: {
    why: "You get this email because someone entered your email address on our news page. If it was not you, you need do nothing.",
    manage:
      "On your own page you can change what you chose, download what we keep, leave, or erase your email address.",
    button: "Open my subscription",
    confirmed: {
      subject: "You already get our news",
      preview: "Your subscription is confirmed. Nothing has changed.",
      heading: "You already get our news",
      intro: (site: string) =>
        `Someone, we think you, just asked once more for news from ${site}. Your subscription is confirmed. Nothing has changed.`,
    },
    left: {
      subject: "You left our news",
      preview: "You can come back on your own page.",
      heading: "You left our news",
      intro: (site: string) =>
        `Someone, we think you, just asked for news from ${site}. You left earlier, so we send you none. If you want them again, press the button on your own page.`,
    },
  },
  errorReport: {
    subject: "An error on the site was reported",
    preview: "A visitor wrote through the form for corrections.",
    heading: "An error was reported",
    written:
      "A visitor wrote this through the form for corrections. It is shown as it was typed. Please check it before you rely on it or open any link in it.",
    where: { en: "Where, on the English pages", es: "Where, on the Spanish pages" },
    wrong: "What is wrong",
    source: "A source",
    noSource: "None was given.",
    reply: (email: string) => `Your reply to this email goes to ${email}.`,
    noReply: "No email address was given, so there is nobody to reply to.",
    then: "If the report is right, correct the page and add an entry to the log of corrections.",
    why: "You get this email because you are an organizer of this site, or because your email address is its contact.",
  },
  organizerInvitation: {
    subject: "You are invited to the console",
    preview: "Sign in with this email address. There is no password.",
    heading: "You are invited",
    invited: (site: string, role: string) => `You are invited to work on the petitions of ${site}, as ${role}.`,
    roles: {
      viewer: "a viewer, who sees the numbers",
      organizer: "an organizer, who looks after the signatures",
      admin: "an admin, who also invites others",
    },
    how: "Enter this email address on the sign-in page. You then get an email with a link; there is no password to remember.",
    button: "Go to the console",
    why: "You get this email because an admin entered your email address. If you did not expect it, you need do nothing.",
  },
  spikeNoticed: {
    subject: "Many more forms than usual",
    preview: "Somebody should look at what comes in.",
    heading: "Many more forms than usual",
    text: {
      all: (count: string, usual: string) =>
        `In ten minutes ${count} people sent the form. About ${usual} are usual at this hour.`,
      state: (count: string, usual: string) =>
        `In ten minutes ${count} forms came from one state. About ${usual} are usual at this hour.`,
      source: (count: string, usual: string) =>
        `In ten minutes ${count} forms came by one share link. About ${usual} are usual at this hour.`,
      domain: (count: string, usual: string) =>
        `In ten minutes ${count} forms came with email addresses of one domain. About ${usual} are usual at this hour.`,
      network: (count: string, usual: string) =>
        `In ten minutes ${count} forms came from one network. About ${usual} are usual at this hour.`,
    },
    next: "It may be a success, such as a report on television, or somebody who makes up signatures. The console shows what the forms have in common. From there you can write a rule that removes false ones, or block their sender.",
    button: "See what comes in",
    why: "You get this because you are an admin. There is at most one email in half an hour.",
  },
  packetFailed: {
    subject: "A packet could not be built",
    preview: "The files for an office are not there until somebody looks.",
    heading: "A packet could not be built",
    text: (state: string) =>
      `Building a packet of a delivery in ${state} has failed five times. Its office cannot download anything until it is built again.`,
    next: "The page of the delivery says why. Once the reason is removed, let the packet be built again there.",
    button: "See the delivery",
    why: "You get this because you organize in this state. You get one email for a delivery.",
  },
  webhookDisabled: {
    subject: "A webhook is disabled",
    preview: "A program gets no more events until somebody looks.",
    heading: "A webhook is disabled",
    text: "The program at the other end of a webhook has taken nothing for five days, or has said that it wants no more. So nothing more is sent to it.",
    next: "The page of the webhook says what its responses were. Once the program works again, enable the webhook there. Events of the time between are not sent.",
    button: "See the webhook",
    why: "You get this because you are an admin of this site.",
  },
  goalReached: {
    subject: "A goal is reached",
    preview: "The number of signatures has reached its goal.",
    heading: "A goal is reached",
    all: (title: string, goal: string) => `“${title}” has reached its goal of ${goal} confirmed signatures.`,
    inState: (title: string, goal: string, place: string) =>
      `“${title}” has reached its goal of ${goal} confirmed signatures in ${place}.`,
    next: "If signatures are withdrawn or removed, the number may fall below the goal again. You then get another email when it is reached once more.",
    button: "See the numbers",
    why: "You get this email because you are an organizer of this site.",
  },
  deliveryLink: {
    subject: "Signatures on a petition, for your office",
    preview: "A page with the files, a receipt to give, and room for a reply.",
    heading: "Signatures for your office",
    intro: (recipient: string, signatures: string, state: string, title: string, cutOff: string) =>
      `For ${recipient}: signatures from ${state} on the petition “${title},” counted by ${cutOff}: ${signatures}. Each person who signed online confirmed by email.`,
    button: "Open the page with the files",
    opens:
      "On the page, each file is behind a button: a letter with counts and all signers as a PDF, and the same as a spreadsheet. There you can also confirm that you received them, and reply.",
    until: (expires: string) => `The link works until ${expires}, or until you confirm that you received the files.`,
    genuine: "Each file can be checked: the first page of the PDF has a code for our public page of verification.",
    privateLink: "The files have names of people who signed. Please forward this email only within your office.",
    why: "You get this email because an organizer of this petition sent it to your office by hand. Reply to it to reach us.",
  },
  secondFactorReset: {
    subject: "Your second factor was reset",
    preview: "Codes of your app no longer work, and you are signed out.",
    heading: "Your second factor was reset",
    what: "Somebody who may do so reset the second factor of your account. Codes of your app and your recovery codes no longer work, and you are signed out everywhere.",
    next: "Sign in with a new link. You can then set up a second factor again.",
    unexpected: "If you did not ask for it, tell another admin at once: the log says who did it.",
    button: "Go to the console",
    why: "You get this email because you are an organizer, and your account was changed.",
  },
  update: {
    testSubject: (title: string) => `Test: ${title}`,
    page: "Read it on our site, and pass it on by this link:",
    why: {
      signer: "You get this email because you signed the petition and asked to hear what comes of it.",
      subscriber: "You get this email because you asked for our news.",
      test: "This is a test that you sent to yourself. Nobody else gets it.",
    },
    stop: "Stop these emails:",
    own: "Change what you chose, or see what we keep about you. This link is yours alone:",
  },
  organizerSignIn: {
    subject: "Your link to sign in",
    preview: "It works once, and only for a short time.",
    heading: "Sign in to the console",
    link: "This link works once, and only for a short time. It opens a page with a button that signs you in.",
    button: "Sign in",
    why: "You get this email because someone asked for a link to sign in with this email address. If it was not you, you need do nothing: without this email nobody gets in.",
  },
};

export type Texts = typeof en;
