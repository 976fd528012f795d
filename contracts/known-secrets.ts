/**
 * The secrets that are known by their value, and how each may be spelled where it stands.
 * Pure apart from what it is told to remember.
 */

/** Shorter secrets are hidden by name only: replacing them everywhere would garble the text. */
export const SHORTEST = 4

/** A secret as it may stand in a text, and what a shell would write for it. */
export type Spelling = readonly [spelling: string, shell: string]

const NONE: readonly string[] = []

/** Secrets, each with what a shell would write for it. */
export class KnownSecrets {
  readonly #nameless: string
  readonly #known = new Map<string, string>()
  readonly #withOthers = new WeakMap<readonly string[], { beside: readonly Spelling[]; all: readonly Spelling[] }>()
  #spellings: readonly Spelling[] = []

  /** `nameless` is written for secrets that only one text is about. */
  constructor(nameless: string) {
    this.#nameless = nameless
  }

  /** Remembers a secret. */
  learn(secret: string, shell: string): void {
    if (this.#known.get(secret) === shell) return
    this.#known.set(secret, shell)
    this.#spellings = spellingsOfAll([...this.#known])
  }

  /** Every spelling of the secrets, and of others beside them, the longest first. */
  spelledOut(others: readonly string[] = NONE): readonly Spelling[] {
    if (others.length === 0) return this.#spellings
    const before = this.#withOthers.get(others)
    if (before?.beside === this.#spellings) return before.all
    const all = spellingsOfAll(this.#with(others))
    this.#withOthers.set(others, { beside: this.#spellings, all })
    return all
  }

  /** The secrets, and others, that stand in a text, however they are spelled. */
  within(value: string, others: readonly string[] = NONE): Spelling[] {
    const isThere = (secret: string) => spellingsOf(secret).some((spelling) => value.includes(spelling))
    return this.#with(others).filter(([secret]) => secret.length >= SHORTEST && isThere(secret))
  }

  #with(others: readonly string[]): Spelling[] {
    return [...others.map((secret): Spelling => [secret, this.#nameless]), ...this.#known]
  }
}

/** The spellings of secrets, the longest first; what comes last stands for the same secret. */
function spellingsOfAll(secrets: readonly Spelling[]): Spelling[] {
  return [...new Map(secrets)]
    .filter(([secret]) => secret.length >= SHORTEST)
    .flatMap(([secret, shell]) => spellingsOf(secret).map((spelling): Spelling => [spelling, shell]))
    .toSorted(([a], [b]) => b.length - a.length)
}

/** Spellings of the secrets that were looked for last: the same few are looked for in every text. */
const spelled = new Map<string, string[]>()
/** How many of them are remembered. */
const MOST_SPELLED = 1_000

/** A secret as it stands in plain text, in a URL and in JSON. */
function spellingsOf(secret: string): string[] {
  const known = spelled.get(secret)
  if (known) return known
  if (spelled.size >= MOST_SPELLED) spelled.clear()
  const spellings = spell(secret)
  spelled.set(secret, spellings)
  return spellings
}

function spell(secret: string): string[] {
  const encoded = secret.isWellFormed() ? [encodeURIComponent(secret)] : []
  return [...new Set([secret, ...encoded, JSON.stringify(secret).slice(1, -1)])]
}
