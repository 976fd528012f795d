/**
 * Work on several things at once, results in the order of the things.
 * Pure; never begins more than it is allowed to.
 */

/** Works on items, `width` at a time, and hands out the results in the order of the items. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const under: Promise<Result>[] = []
  for (const item of items) {
    under.push(work(item))
    const first = under.length >= width ? under.shift() : undefined
    if (first) yield await first
  }
  for (const result of under) yield await result
}
