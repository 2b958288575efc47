/** Something the operator can put right. Its message is shown as it is, without a stack. */
export class StartError extends Error {}
