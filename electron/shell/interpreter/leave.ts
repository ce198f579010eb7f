/** Ways out of the middle of a script. */

export class LeaveLoop extends Error {
  constructor(
    readonly how: 'break' | 'continue',
    /** How many loops are left, the innermost first. */
    public loops: number,
  ) {
    super(how)
  }
}

export class ReturnFrom extends Error {
  constructor(readonly exitCode: number) {
    super('return')
  }
}

export class ExitShell extends Error {
  constructor(readonly exitCode: number) {
    super('exit')
  }
}

/** A slip found while running, such as a bad substitution: the line ends, in words of its own. */
export class ShellFault extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
  }
}
