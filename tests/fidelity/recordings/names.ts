/**
 * Names that chance makes become tokens, in the order in which they are first met, on both sides: so that two lives of
 * the same kind can be laid side by side.
 */
const POD = /web-(?:hash\d{6}|[0-9a-z]{6,10})-[a-z0-9]{5}/g
const REPLICA_SET = /web-(?:hash\d{6}|[0-9a-z]{6,10})(?![0-9a-z-])/g

export class Tokens {
  private readonly known = new Map<string, string>()

  of(text: string): string {
    const named = text
      .replace(POD, (name) => this.token('POD', name))
      .replace(REPLICA_SET, (name) => this.token('RS', name))
    return named
      .replace(/\b(node|worker)-\d\b/g, 'NODE')
      .replace(/\bs0\d\w?\//g, 'default/')
      .replace(/in \d[\d.]*m?s \(\d[\d.]*m?s including waiting\)/, 'in TIME (TIME including waiting)')
  }

  /** The real name behind a recorded token, once both sides have met as many. */
  realName(recorded: string, other: Tokens): string {
    const token = this.known.get(recorded)
    for (const [name, theirs] of other.known) if (theirs === token) return name
    return recorded
  }

  private token(kind: string, name: string): string {
    const known = this.known.get(name)
    if (known) return known
    const count = [...this.known.values()].filter((token) => token.startsWith(kind)).length
    const token = `${kind}-${count + 1}`
    this.known.set(name, token)
    return token
  }
}
