/**
 * Puts several variations of one request together, each in a place of its own: where one request is served, all of them
 * are.
 * Pure, deterministic.
 */
import type { Draft } from './draft.ts'

/** A variation that can go together with others. */
export interface Packable {
  /** Where in the request: parameters, or `body:` and a JSON pointer. What is in, around or at one place goes apart. */
  takes: readonly string[]
  /** The draft with the variation in it. */
  onto(draft: Draft): Draft
  /** Whether the variation is still in a draft. */
  isIn(draft: Draft): boolean
}

/** Variations that go together, and the request that has them all. */
export interface Pack<Item> {
  draft: Draft
  items: readonly Item[]
}

/** Packs with room that are tried before a new one is begun. */
const MOST_TRIED = 24

/** As few packs as are found by trying each variation on those begun before; `isSound` says which drafts may be sent. */
export function packs<Item extends Packable>(
  items: readonly Item[],
  base: Draft,
  isSound: (draft: Draft) => boolean,
): Pack<Item>[] {
  const begun: Pack<Item>[] = []
  for (const item of items) {
    const room = begun
      .filter(
        (pack) => !pack.items.some(({ takes }) => takes.some((one) => item.takes.some((other) => overlap(one, other)))),
      )
      .slice(0, MOST_TRIED)
    const fits = room.values().map((pack) => ({ pack, next: withItem(pack, item) }))
    const found = fits.find(({ next }) => isSound(next.draft) && next.items.every((one) => one.isIn(next.draft)))
    if (found) begun[begun.indexOf(found.pack)] = found.next
    else begun.push({ draft: item.onto(base), items: [item] })
  }
  return begun
}

function withItem<Item extends Packable>({ draft, items }: Pack<Item>, item: Item): Pack<Item> {
  return { draft: item.onto(draft), items: [...items, item] }
}

/** Whether one of two places is the other, or is within it. */
function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
}
